import { isJws } from '../../../shared/key-algorithms.ts';
import type { Judging } from '../../../shared/inspect.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ImportSessions } from '../keys/import/import-sessions.ts';
import type { GivenKey } from '../keys/import/verification-key.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { KeySource } from '../keys/key-source.ts';
import { byKeyAlone, givenFirst } from '../tokens/key-choice.ts';
import type { DecryptionCandidate, JudgingKeys } from './forms/judging.ts';

export type KeyParts = {
  readonly ring: Pick<KeyRing, 'rows'>;
  readonly source: Pick<KeySource, 'decryptionKey' | 'retired'>;
  readonly imports: Pick<ImportSessions, 'candidates' | 'decryptionKeys'>;
  /** The vault's keys and those of public sources. */
  readonly known: () => Promise<readonly GivenKey[]>;
};

/**
 * The keys that a choice means, in the order in which they are considered: those given for this look, then the vault's and public
 * ones. No secret of the keychain is read for it. Error: 'import-expired'.
 */
export async function keysFor({ given, keyId }: Pick<Judging, 'given' | 'keyId'>, parts: KeyParts): Promise<Result<JudgingKeys>> {
  const { imports } = parts;
  const signing = given === null ? ok([]) : imports.candidates(given.session, given.encoding);
  if (!signing.ok) return signing;
  const opening = given === null ? ok([]) : imports.decryptionKeys(given.session, given.encoding);
  if (!opening.ok) return opening;
  const all = givenFirst(signing.value, await parts.known());
  return ok({
    signing: keyId === null ? all : byKeyAlone(all, keyId),
    decryption: [...opening.value, ...vaultDecryption(parts)].map((key) =>
      keyId === null || key.id === keyId ? key : { ...key, isSetAside: true },
    ),
  });
}

/** Every key of the vault that may open something. A closed vault has none. */
function vaultDecryption({ ring, source }: KeyParts): DecryptionCandidate[] {
  const rows = ring.rows();
  return (rows.ok ? rows.value : []).flatMap(({ id, name, kid, alg, kty, holds, state, is_weak: isWeak }) => {
    if (isJws(alg) || holds === 'public' || state === 'retired') return [];
    const read = async () => {
      const key = await source.decryptionKey(id);
      return key.ok ? ok(key.value.key) : key;
    };
    return [{ id, name, kid, alg, kty, isWeak, read }];
  });
}
