import type { KeyObject } from 'node:crypto';
import { memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { JweAlgorithm } from '../../../shared/key-algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import { isContentEncryption, sealContent } from './content-encryption.ts';
import { contentKeyFor } from './content-key.ts';

/** Whom a token is sealed for: `key` is public for RSA and ECDH, else the shared secret. */
export type EncryptionKey = { readonly kid: string | null; readonly alg: JweAlgorithm; readonly key: KeyObject };

/** A JWE in pieces, as base64url; `encryptedKey` is empty for `dir` and ECDH-ES. `header` holds what sealing added too. */
export type JweParts = {
  readonly header: JsonObject;
  readonly protected: string;
  readonly encryptedKey: string;
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
};

/**
 * Seals bytes (RFC 7516 section 5.1), with node:crypto and not with jose: jose takes the header as a JavaScript object and
 * writes it anew, and lacks AES key wrap in Electron. The tests open every algorithm's tokens with jose.
 * @param header must name the key's algorithm in `alg` and a content encryption that fits the key in `enc`, and none of what
 *   sealing adds (`epk`, `iv`, `tag`); anything else is a mistake of the caller and throws
 */
export async function encryptToken(header: JsonObject, plaintext: Uint8Array, { alg, key }: EncryptionKey): Promise<JweParts> {
  const named = stringMember(header, 'alg');
  const enc = stringMember(header, 'enc');
  if (named !== alg) throw new Error(`The header names ${named ?? 'no algorithm'}, the key is for ${alg}`);
  if (!isContentEncryption(enc)) throw new Error(`No content encryption: ${enc ?? 'missing'}`);
  const contentKey = await contentKeyFor(alg, key, enc);
  const clash = contentKey.parameters.find(({ name }) => memberOf(header, name) !== undefined);
  if (clash !== undefined) throw new Error(`The header has ${clash.name} already`);
  const whole: JsonObject = { kind: 'object', members: [...header.members, ...contentKey.parameters] };
  const encoded = encodeBase64url(stringifyJson(whole));
  const { iv, ciphertext, tag } = sealContent(enc, contentKey.key, plaintext, Buffer.from(encoded, 'ascii'));
  return {
    header: whole,
    protected: encoded,
    encryptedKey: encodeBase64url(contentKey.encrypted),
    iv: encodeBase64url(iv),
    ciphertext: encodeBase64url(ciphertext),
    tag: encodeBase64url(tag),
  };
}
