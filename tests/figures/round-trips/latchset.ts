import { createPublicKey } from 'node:crypto';
import { CompactEncrypt, compactVerify, CompactSign } from 'jose';
import { decryptToken } from '../../../electron/engine/tokens/decrypt.ts';
import { capture } from '../../../scripts/child.ts';
import { isJws } from '../../../shared/key-algorithms.ts';
import { publicIdentityOf } from './identity.ts';
import { imported } from './own-reader.ts';
import { fileWith, run, type Reader } from './reader.ts';
import type { WrittenKey } from './written-keys.ts';

const payload = 'round trip';

/**
 * Debian's jose(1) has no way to tell a key's numbers, so it has to use the key: what it signs or encrypts must come out
 * with our key, or the other way round; and the public half that it makes must be ours. It knows no OKP keys, opens no passphrase beyond 32,768 rounds, and wants a `dir`
 * key to name the content encryption as its `alg`.
 * @returns null where there is no jose(1)
 */
export async function latchset(): Promise<Reader | null> {
  const { code, output } = await capture('jose', ['alg']);
  if (code !== 0) return null;
  const known = new Set(output.split('\n'));
  return {
    name: 'jose(1) and back',
    reads: ({ format, facts, key }) =>
      (format.startsWith('jwk') || format === 'private-jwk') &&
      known.has(facts.alg) &&
      facts.alg !== 'dir' &&
      !['ed25519', 'x25519'].includes(key.asymmetricKeyType ?? ''),
    async read(written, folder) {
      const { text, facts, identity, format, key } = written;
      const file = await fileWith(text, folder, 'key.jwk');
      const isRight = isJws(facts.alg) ? await agreesOnSignature(written, file, folder) : await agreesOnEncryption(written, file, folder);
      const isPair = format === 'private-jwk' && key.type === 'private';
      const isSame =
        !isPair || publicIdentityOf((await imported(await run('jose', ['jwk', 'pub', '-i', file]))).key) === publicIdentityOf(key);
      return isRight && isSame ? identity : 'another key';
    },
  };
}

async function agreesOnSignature({ format, facts: { alg }, key }: WrittenKey, file: string, folder: string): Promise<boolean> {
  if (format === 'private-jwk') {
    const template = JSON.stringify({ protected: { alg } });
    const words = ['-I', await fileWith(payload, folder, 'payload'), '-k', file, '-s', template, '-c'];
    const token = await run('jose', ['jws', 'sig', ...words]);
    const verifier = key.type === 'private' ? createPublicKey(key) : key;
    return isPayload((await compactVerify(token.trim(), verifier, { algorithms: [alg] })).payload);
  }
  const token = await new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg }).sign(key);
  return isPayload(Buffer.from(await run('jose', ['jws', 'ver', '-i', await fileWith(token, folder, 'token'), '-k', file, '-O', '-'])));
}

async function agreesOnEncryption({ format, facts: { alg }, key }: WrittenKey, file: string, folder: string): Promise<boolean> {
  const enc = 'A256GCM';
  if (format !== 'private-jwk') {
    const template = JSON.stringify({ protected: { alg, enc } });
    const words = ['-I', await fileWith(payload, folder, 'payload'), '-k', file, '-i', template, '-c'];
    const opened = await decryptToken((await run('jose', ['jwe', 'enc', ...words])).trim(), { kid: null, alg, key });
    return opened.ok && isPayload(opened.value.plaintext);
  }
  const recipient = key.type === 'private' ? createPublicKey(key) : key;
  const token = await new CompactEncrypt(Buffer.from(payload)).setProtectedHeader({ alg, enc }).encrypt(recipient);
  return isPayload(Buffer.from(await run('jose', ['jwe', 'dec', '-i', await fileWith(token, folder, 'token'), '-k', file, '-O', '-'])));
}

function isPayload(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).toString('utf8') === payload;
}
