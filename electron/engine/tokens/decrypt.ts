import type { KeyObject } from 'node:crypto';
import { constants, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { z } from 'zod';
import { memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { ContentEncryption } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { encodeBase64url } from './base64url.ts';
import { contentKeyBytes, isContentEncryption, openContent } from './content-encryption.ts';
import { isKeyWrap, unwrapContentKey } from './content-key.ts';
import { strictJwe, type JweRecipient, type StrictJwe } from './strict-jwe.ts';

/** Of a compressed token at most this much is inflated: 1,000 zeros take one byte (CVE-2024-28176). */
const maximumInflated = 250_000;

/** As jose takes an unprotected header. */
const headerSchema = z.record(z.string(), z.unknown());

/**
 * - format: not a strict JWE, or a header that asks for what is not understood
 * - key: the token names another key or algorithm, or the key has the wrong size for it
 * - decryption: it does not open. Why is not said: that would be an oracle (RFC 7516 section 11.5)
 */
export type DecryptProblem = 'format' | 'key' | 'decryption';

/** A key that opens JWEs of exactly one key management algorithm. */
export type DecryptionKey = { readonly kid: string | null; readonly alg: string; readonly key: KeyObject };

/** What was encrypted. Encryption to a public key says nothing about who sent it. */
export type Decrypted = { readonly header: JsonObject; readonly plaintext: Uint8Array };

/**
 * Opens a JWE with one key and the one algorithm of that key, after the same strict front as `verifyToken`.
 * @param text compact, flattened or general JSON; of several recipients the first that the key may be
 */
export async function decryptToken(text: string, key: DecryptionKey): Promise<Result<Decrypted, DecryptProblem>> {
  const jwe = strictJwe(text);
  if (!jwe.ok) return fail('format');
  let problem: DecryptProblem = 'key';
  for (const recipient of jwe.value.recipients) {
    const opened = await openJwe(jwe.value, recipient, key);
    if (opened.ok) return ok({ header: recipient.header, plaintext: opened.value });
    if (opened.error !== 'key') problem = opened.error;
  }
  return fail(problem);
}

/** The same for one recipient of a JWE that was already taken apart. */
export async function openJwe(jwe: StrictJwe, recipient: JweRecipient, key: DecryptionKey): Promise<Result<Uint8Array, DecryptProblem>> {
  const { header } = recipient;
  const enc = stringMember(header, 'enc');
  if (!isContentEncryption(enc) || memberOf(header, 'crit') !== undefined) return fail('format');
  const kid = memberOf(header, 'kid');
  const isOther = kid !== undefined && key.kid !== null && !(kid.kind === 'string' && kid.value === key.kid);
  const isMisfit = key.alg === 'dir' && key.key.symmetricKeySize !== contentKeyBytes(enc);
  if (stringMember(header, 'alg') !== key.alg || isOther || isMisfit) return fail('key');
  const sealed = { jwe, recipient, enc };
  const plaintext = isKeyWrap(key.alg) ? await openWrapped(sealed, key) : await openByJose(sealed, key);
  return plaintext === null ? fail('decryption') : ok(plaintext);
}

type Sealed = { readonly jwe: StrictJwe; readonly recipient: JweRecipient; readonly enc: ContentEncryption };

async function openByJose({ jwe, recipient, enc }: Sealed, { alg, key }: DecryptionKey): Promise<Uint8Array | null> {
  // Loaded by the first token: the window's start does not wait for it.
  const { flattenedDecrypt } = await import('jose');
  const { encryptedKey, unprotected } = recipient;
  try {
    const opened = await flattenedDecrypt(
      {
        ...(jwe.protected !== null && { protected: jwe.protected.text }),
        ...(unprotected !== null && { unprotected: headerSchema.parse(JSON.parse(stringifyJson(unprotected))) }),
        ...(encryptedKey.length > 0 && { encrypted_key: encodeBase64url(encryptedKey) }),
        ...(jwe.aad !== null && { aad: jwe.aad }),
        iv: encodeBase64url(jwe.iv),
        ciphertext: encodeBase64url(jwe.ciphertext),
        tag: encodeBase64url(jwe.tag),
      },
      key,
      { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc], maxDecompressedLength: maximumInflated },
    );
    return opened.plaintext;
  } catch {
    return null;
  }
}

/** With AES key wrap, that jose cannot do in Electron. */
async function openWrapped({ jwe, recipient, enc }: Sealed, { alg, key }: DecryptionKey): Promise<Uint8Array | null> {
  const contentKey = await unwrapContentKey(alg, key, recipient.header, recipient.encryptedKey);
  if (contentKey === null) return null;
  const plaintext = openContent(enc, contentKey, jwe, additionalData(jwe));
  const zip = memberOf(recipient.header, 'zip');
  if (plaintext === null || zip === undefined) return plaintext;
  // RFC 7516 section 4.1.3: it must be integrity protected.
  const isProtected = jwe.protected?.json != null && memberOf(jwe.protected.json, 'zip') === zip;
  return isProtected && zip.kind === 'string' && zip.value === 'DEF' ? inflated(plaintext) : null;
}

/** RFC 7516 section 5.1, step 14: the protected header as it is written, and `aad` after a dot. */
function additionalData({ protected: header, aad }: StrictJwe): Buffer {
  return Buffer.from((header?.text ?? '') + (aad === null ? '' : `.${aad}`), 'ascii');
}

const inflate = promisify(inflateRaw);

/** RFC 7516 section 4.1.3. */
function inflated(bytes: Buffer): Promise<Buffer | null> {
  const options = { maxOutputLength: maximumInflated, finishFlush: constants.Z_FINISH };
  return inflate(bytes, options).catch(() => null);
}
