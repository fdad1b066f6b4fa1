import { compactDecrypt } from 'jose';
import { maxTokenBytes } from '../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DecryptionKey } from '../keys/import/decryption-key.ts';
import { decodeBase64url } from './base64url.ts';
import { maxHeaderDepth } from './strict-parse.ts';

/** Content encryption (RFC 7518 section 5); `bits` of the key that it takes. */
const contentEncryption: ReadonlyMap<string, number> = new Map([
  ['A128GCM', 128],
  ['A192GCM', 192],
  ['A256GCM', 256],
  ['A128CBC-HS256', 256],
  ['A192CBC-HS384', 384],
  ['A256CBC-HS512', 512],
]);

/** Of a compressed token at most this much is inflated: 1,000 zeros take one byte (CVE-2024-28176). */
const maximumInflated = 250_000;

/**
 * - format: not a strict compact JWE, or a header that asks for what is not understood
 * - key: the token names another key or algorithm, or the key has the wrong size for it
 * - decryption: it does not open. Why is not said: that would be an oracle (RFC 7516 section 11.5)
 */
export type DecryptProblem = 'format' | 'key' | 'decryption';

/** What was encrypted. Encryption to a public key says nothing about who sent it. */
export type Decrypted = { readonly header: JsonObject; readonly plaintext: Uint8Array };

/** Opens a compact JWE with one key and the one algorithm of that key, after the same strict front as `verifyToken`. */
export async function decryptToken(compact: string, key: DecryptionKey): Promise<Result<Decrypted, DecryptProblem>> {
  const header = strictHeader(compact);
  if (header === null) return fail('format');
  const enc = stringMember(header, 'enc') ?? '';
  const bits = contentEncryption.get(enc);
  if (bits === undefined || memberOf(header, 'crit') !== undefined) return fail('format');
  const kid = memberOf(header, 'kid');
  const isOther = kid !== undefined && key.kid !== null && !(kid.kind === 'string' && kid.value === key.kid);
  const isMisfit = key.alg === 'dir' && (key.key.symmetricKeySize ?? 0) * 8 !== bits;
  if (stringMember(header, 'alg') !== key.alg || isOther || isMisfit) return fail('key');
  try {
    const opened = await compactDecrypt(compact, key.key, {
      keyManagementAlgorithms: [key.alg],
      contentEncryptionAlgorithms: [enc],
      maxDecompressedLength: maximumInflated,
    });
    return ok({ header, plaintext: opened.plaintext });
  } catch {
    return fail('decryption');
  }
}

/** The header of a JWE whose five segments are all canonical base64url; else null. */
function strictHeader(compact: string): JsonObject | null {
  if (compact.length > maxTokenBytes) return null;
  const segments = compact.split('.').map(decodeBase64url);
  const [header] = segments;
  if (segments.length !== 5 || segments.includes(null) || !header) return null;
  try {
    const parsed = parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header), maxHeaderDepth);
    return parsed.ok && parsed.value.kind === 'object' ? parsed.value : null;
  } catch {
    return null;
  }
}
