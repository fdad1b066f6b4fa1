import { constants, createHmac, sign, type KeyObject, type SignKeyObjectInput } from 'node:crypto';
import { stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { SigningKey } from '../keys/import/signing-key.ts';
import { algorithmTable, type AlgorithmFacts } from './algorithms.ts';
import { encodeBase64url } from './base64url.ts';

/** One signature with its protected header, both as base64url. */
export type JwsSignature = { readonly protected: string; readonly signature: string };

/**
 * Signs a compact JWS (RFC 7515 section 7.1).
 * @param payload the text of the claims, or any text
 */
export async function signToken(header: JsonObject, payload: string, key: SigningKey): Promise<string> {
  const content = encodeBase64url(payload);
  const { protected: encoded, signature } = await signContent(header, content, key);
  return `${encoded}.${content}.${signature}`;
}

/**
 * Signs what will stand in the token. Header and payload go in byte for byte: member order, number texts such as `1.0` or
 * `10000000000000000001`, and members named `__proto__` stay as they are. That is why this does not go through jose, which
 * takes the header as a JavaScript object and writes it anew; the tests verify every algorithm's tokens with jose.
 * @param header must name the key's algorithm in `alg`; anything else is a mistake of the caller and throws
 * @param content the payload as base64url text, or its very bytes where the header says `"b64":false` (RFC 7797 section 3)
 */
export async function signContent(header: JsonObject, content: string | Uint8Array, key: SigningKey): Promise<JwsSignature> {
  const named = stringMember(header, 'alg');
  if (named !== key.alg) throw new Error(`The header names ${named ?? 'no algorithm'}, the key is for ${key.alg}`);
  const encoded = encodeBase64url(stringifyJson(header));
  const bytes = typeof content === 'string' ? Buffer.from(content, 'ascii') : content;
  const input = Buffer.concat([Buffer.from(`${encoded}.`, 'ascii'), bytes]);
  return { protected: encoded, signature: encodeBase64url(await signBytes(input, key.alg, key.key)) };
}

/** Ed25519 reads its data twice: 1 MiB would hold the main thread for more than a frame. */
const longData = 65_536;

/** The raw JWS signature: ECDSA as R || S (RFC 7518 section 3.4), PSS with a salt of the hash's size (3.5). */
export async function signBytes(data: Uint8Array, alg: JwsAlgorithm, key: KeyObject): Promise<Buffer> {
  const facts = algorithmTable[alg];
  const isLong = data.length > longData;
  switch (facts.kty) {
    case 'oct':
      return createHmac(facts.hash, key).update(data).digest();
    case 'EC': {
      const options: SignKeyObjectInput = { key, dsaEncoding: 'ieee-p1363' };
      return isLong ? signOnThread(facts.hash, data, options) : sign(facts.hash, data, options);
    }
    case 'OKP':
      return isLong ? signOnThread(null, data, { key }) : sign(null, data, key);
    case 'RSA':
      return signOnThread(facts.hash, data, rsaOptions(key, facts));
  }
}

function rsaOptions(key: KeyObject, { padding, saltBytes }: Extract<AlgorithmFacts, { kty: 'RSA' }>): SignKeyObjectInput {
  if (padding === 'pkcs1') return { key, padding: constants.RSA_PKCS1_PADDING };
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes };
}

/** On libuv's threads: an RSA-4096 signature takes milliseconds, the others of a short text microseconds. */
function signOnThread(hash: string | null, data: Uint8Array, options: SignKeyObjectInput): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sign(hash, data, options, (error, signature) => (error ? reject(error) : resolve(signature)));
  });
}
