import { constants, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { maxTokenBytes } from '../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import type { ContentEncryption } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DecryptionKey } from '../keys/import/decryption-key.ts';
import { decodeBase64url } from './base64url.ts';
import { contentKeyBytes, isContentEncryption, openContent } from './content-encryption.ts';
import { isKeyWrap, unwrapContentKey } from './content-key.ts';
import { compactOfJwe } from './jwe-json.ts';
import { maxHeaderDepth } from './strict-parse.ts';

/** Of a compressed token at most this much is inflated: 1,000 zeros take one byte (CVE-2024-28176). */
const maximumInflated = 250_000;

/**
 * - format: not a strict JWE, or a header that asks for what is not understood
 * - key: the token names another key or algorithm, or the key has the wrong size for it
 * - decryption: it does not open. Why is not said: that would be an oracle (RFC 7516 section 11.5)
 */
export type DecryptProblem = 'format' | 'key' | 'decryption';

/** What was encrypted. Encryption to a public key says nothing about who sent it. */
export type Decrypted = { readonly header: JsonObject; readonly plaintext: Uint8Array };

/**
 * Opens a JWE with one key and the one algorithm of that key, after the same strict front as `verifyToken`.
 * @param text compact; or flattened or general JSON for one receiver whose whole header is protected, as we write it
 */
export async function decryptToken(text: string, key: DecryptionKey): Promise<Result<Decrypted, DecryptProblem>> {
  const jwe = strictJwe(text);
  if (jwe === null) return fail('format');
  const { header } = jwe;
  const enc = stringMember(header, 'enc');
  if (!isContentEncryption(enc) || memberOf(header, 'crit') !== undefined) return fail('format');
  const kid = memberOf(header, 'kid');
  const isOther = kid !== undefined && key.kid !== null && !(kid.kind === 'string' && kid.value === key.kid);
  const isMisfit = key.alg === 'dir' && key.key.symmetricKeySize !== contentKeyBytes(enc);
  if (stringMember(header, 'alg') !== key.alg || isOther || isMisfit) return fail('key');
  const plaintext = isKeyWrap(key.alg) ? await openWrapped(jwe, enc, key) : await openByJose(jwe.compact, enc, key);
  return plaintext === null ? fail('decryption') : ok({ header, plaintext });
}

type StrictJwe = {
  readonly compact: string;
  readonly header: JsonObject;
  /** The segments after the header. */
  readonly encryptedKey: Buffer;
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
};

/** A JWE whose five segments are all canonical base64url, with a strict header; else null. */
function strictJwe(text: string): StrictJwe | null {
  if (text.length > maxTokenBytes) return null;
  const compact = text.startsWith('{') ? compactOfJwe(text) : text;
  const [head, encryptedKey, iv, ciphertext, tag, ...more] = (compact ?? '').split('.').map(decodeBase64url);
  if (compact === null || !head || !encryptedKey || !iv || !ciphertext || !tag || more.length > 0) return null;
  try {
    const parsed = parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(head), maxHeaderDepth);
    if (!parsed.ok || parsed.value.kind !== 'object') return null;
    return { compact, header: parsed.value, encryptedKey, iv, ciphertext, tag };
  } catch {
    return null;
  }
}

async function openByJose(compact: string, enc: ContentEncryption, { alg, key }: DecryptionKey): Promise<Uint8Array | null> {
  // Loaded by the first token: the window's start does not wait for it.
  const { compactDecrypt } = await import('jose');
  try {
    const opened = await compactDecrypt(compact, key, {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [enc],
      maxDecompressedLength: maximumInflated,
    });
    return opened.plaintext;
  } catch {
    return null;
  }
}

/** With AES key wrap, that jose cannot do in Electron. */
async function openWrapped(jwe: StrictJwe, enc: ContentEncryption, { alg, key }: DecryptionKey): Promise<Uint8Array | null> {
  const { header, compact, encryptedKey, ...sealed } = jwe;
  const contentKey = await unwrapContentKey(alg, key, header, encryptedKey);
  if (contentKey === null) return null;
  const plaintext = openContent(enc, contentKey, sealed, Buffer.from(compact.slice(0, compact.indexOf('.')), 'ascii'));
  const zip = memberOf(header, 'zip');
  if (plaintext === null || zip === undefined) return plaintext;
  return zip.kind === 'string' && zip.value === 'DEF' ? inflated(plaintext) : null;
}

const inflate = promisify(inflateRaw);

/** RFC 7516 section 4.1.3. */
function inflated(bytes: Buffer): Promise<Buffer | null> {
  const options = { maxOutputLength: maximumInflated, finishFlush: constants.Z_FINISH };
  return inflate(bytes, options).catch(() => null);
}
