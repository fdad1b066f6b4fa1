import type { GivenDecryptionKey } from '../../electron/engine/keys/import/given-keys.ts';
import { ImportSessions } from '../../electron/engine/keys/import/import-sessions.ts';
import { privateKeyOf } from '../../electron/engine/keys/import/private-jwk.ts';
import { toSigningKey, type SigningKey } from '../../electron/engine/keys/import/signing-key.ts';
import type { JwsAlgorithm } from '../../shared/key-algorithms.ts';
import { ok } from '../../shared/result.ts';
import { objectOf } from '../unit/tokens/json-object.ts';

/** What opens JWEs of the keys in a text that somebody pastes: one for each algorithm that a key may be used with. */
export async function decryptionKeys(text: string): Promise<GivenDecryptionKey[]> {
  const sessions = new ImportSessions({ known: () => ok([]), add: async () => ok([]) });
  const read = await sessions.read([{ name: null, bytes: Buffer.from(text) }], null);
  const keys = read.ok ? sessions.decryptionKeys(read.value.session, null) : read;
  sessions.releaseAll();
  if (!keys.ok) throw new Error(keys.error.code);
  return keys.value;
}

/** The key that a JWK holds, with which `alg` signs. */
export function signingKey(jwk: string, alg: JwsAlgorithm): SigningKey {
  const key = toSigningKey(privateKeyOf(objectOf(jwk), ['Ed25519']), alg, null);
  if (!key.ok) throw new Error(key.error.code);
  return key.value;
}
