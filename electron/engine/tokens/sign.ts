import { constants, createHmac, sign, type KeyObject } from 'node:crypto';
import { stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { SigningKey } from '../keys/import/signing-key.ts';
import { algorithmTable } from './algorithms.ts';
import { encodeBase64url } from './base64url.ts';

/**
 * Signs a compact JWS (RFC 7515 section 7.1). Header and payload go in byte for byte: member order, number
 * texts such as `1.0` or `10000000000000000001`, and members named `__proto__` stay as they are. That is why
 * this does not go through jose, which takes the header as a JavaScript object and writes it anew; the tests
 * verify every algorithm's tokens with jose.
 * @param header must name the key's algorithm in `alg`; anything else is a mistake of the caller and throws
 * @param payload the text of the claims, or any text
 */
export async function signToken(header: JsonObject, payload: string, key: SigningKey): Promise<string> {
  const named = stringMember(header, 'alg');
  if (named !== key.alg) throw new Error(`The header names ${named ?? 'no algorithm'}, the key is for ${key.alg}`);
  const input = `${encodeBase64url(stringifyJson(header))}.${encodeBase64url(payload)}`;
  return `${input}.${encodeBase64url(await signBytes(Buffer.from(input, 'ascii'), key.alg, key.key))}`;
}

/** The raw JWS signature: ECDSA as R || S (RFC 7518 section 3.4), PSS with a salt of the hash's size (3.5). */
export async function signBytes(data: Uint8Array, alg: JwsAlgorithm, key: KeyObject): Promise<Buffer> {
  const facts = algorithmTable[alg];
  switch (facts.kty) {
    case 'oct':
      return createHmac(facts.hash, key).update(data).digest();
    case 'EC':
      return sign(facts.hash, data, { key, dsaEncoding: 'ieee-p1363' });
    case 'OKP':
      return sign(null, data, key);
    case 'RSA':
      return signRsa(facts.hash, data, key, facts.padding === 'pss' ? facts.saltBytes : null);
  }
}

/** On libuv's threads: an RSA-4096 signature takes milliseconds, the others microseconds. */
function signRsa(hash: string, data: Uint8Array, key: KeyObject, saltLength: number | null): Promise<Buffer> {
  const options =
    saltLength === null ? { key, padding: constants.RSA_PKCS1_PADDING } : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return new Promise((resolve, reject) => {
    sign(hash, data, options, (error, signature) => (error ? reject(error) : resolve(signature)));
  });
}
