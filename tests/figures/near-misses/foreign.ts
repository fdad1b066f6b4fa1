import { constants, createHmac, createSecretKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { toVerificationKey, type VerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { now } from './near-case.ts';

/** Signing as any other program does it, with Node's own crypto: nothing here is the engine's. */
export const algorithms: readonly JwsAlgorithm[] = [
  ...(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const),
];
export const fewAlgorithms = ['HS256', 'RS256', 'PS384', 'ES256', 'ES512', 'EdDSA'] as const satisfies readonly JwsAlgorithm[];

const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;
export const claims = { iss: 'https://issuer.example', sub: 'alice', aud: 'api', iat: now - 60, exp: now + 3_600 };

export const b64 = (data: string | Uint8Array) => Buffer.from(data).toString('base64url');

export type SignOptions = { dsaEncoding?: 'der' | 'ieee-p1363'; saltLength?: number };

export function signRaw(alg: JwsAlgorithm, key: KeyObject | Buffer, input: string | Buffer, options: SignOptions = {}): Buffer {
  const data = Buffer.from(input);
  const hash = `sha${alg.slice(2)}`;
  if (alg.startsWith('HS')) return createHmac(hash, key).update(data).digest();
  if (Buffer.isBuffer(key)) throw new Error('Only HMAC takes bytes');
  if (alg.startsWith('ES')) return sign(hash, data, { key, dsaEncoding: options.dsaEncoding ?? 'ieee-p1363' });
  if (alg.startsWith('RS')) return sign(hash, data, { key, padding: constants.RSA_PKCS1_PADDING });
  if (alg.startsWith('PS')) {
    return sign(hash, data, {
      key,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: options.saltLength ?? constants.RSA_PSS_SALTLEN_DIGEST,
    });
  }
  return sign(null, data, key);
}

export type Token = { header?: object | string; payload?: object | string; options?: SignOptions };

/** `alg` is what it is signed with; the header may say otherwise. */
export function token(
  alg: JwsAlgorithm,
  key: KeyObject | Buffer,
  { header = { alg, typ: 'JWT' }, payload = claims, options = {} }: Token = {},
): string {
  const input = `${segment(header)}.${segment(payload)}`;
  return `${input}.${b64(signRaw(alg, key, input, options))}`;
}

export const segment = (content: object | string) => b64(typeof content === 'string' ? content : JSON.stringify(content));

export type Pair = { private: KeyObject | Buffer; verifier: VerificationKey };
type PairOptions = { kid?: string; name?: string; id?: string; algorithms?: readonly string[] };

let rsa: KeyObject[] | undefined;
/** Two RSA keys serve all cases. */
function rsaKey(index: number): KeyObject {
  rsa ??= [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  const key = rsa[index];
  if (key === undefined) throw new Error('There are two RSA keys');
  return key;
}

/** @param which two pairs of one algorithm are different keys */
export function pair(alg: JwsAlgorithm, options: PairOptions = {}, which = 0): Pair {
  const key = privateKey(alg, which);
  const verifier = toVerificationKey(key, {
    name: options.name ?? `the ${alg} key`,
    id: options.id ?? null,
    kid: options.kid ?? null,
    algorithms: options.algorithms ?? null,
  });
  return { private: key, verifier };
}

function privateKey(alg: JwsAlgorithm, which: number): KeyObject {
  if (alg.startsWith('HS')) return createSecretKey(randomBytes(64));
  if (/^[RP]S/.test(alg)) return rsaKey(which);
  if (alg === 'ES256' || alg === 'ES384' || alg === 'ES512') return generateKeyPairSync('ec', { namedCurve: curves[alg] }).privateKey;
  return generateKeyPairSync('ed25519').privateKey;
}
