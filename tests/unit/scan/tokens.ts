import { constants, createHmac, createSecretKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { toVerificationKey, type VerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { jwsAlgorithms, type JwsAlgorithm } from '../../../shared/key-algorithms.ts';

export type Maker = { readonly alg: JwsAlgorithm; readonly sign: KeyObject; readonly verify: VerificationKey };

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;

/** A key for each algorithm; the names are kids. */
export const makers: readonly Maker[] = jwsAlgorithms.map((alg) => {
  const pair = pairOf(alg);
  return { alg, sign: pair, verify: toVerificationKey(pair, { id: alg, name: alg, kid: alg, algorithms: [alg] }) };
});

function pairOf(alg: JwsAlgorithm): KeyObject {
  if (alg.startsWith('HS')) return createSecretKey(Buffer.alloc(64, alg));
  if (alg === 'ES256' || alg === 'ES384' || alg === 'ES512') return generateKeyPairSync('ec', { namedCurve: curves[alg] }).privateKey;
  return alg.startsWith('Ed') ? generateKeyPairSync('ed25519').privateKey : rsa.privateKey;
}

export const encoded = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A compact JWS, made without anything of the engine. */
export function tokenOf({ alg, sign: key }: Maker, claims: object, header: object = {}): string {
  const signed = `${encoded({ alg, kid: alg, ...header })}.${encoded(claims)}`;
  return `${signed}.${signatureOf(alg, key, signed).toString('base64url')}`;
}

function signatureOf(alg: JwsAlgorithm, key: KeyObject, text: string): Buffer {
  const hash = `sha${alg.slice(2)}`;
  const data = Buffer.from(text);
  if (alg.startsWith('HS')) return createHmac(hash, key).update(data).digest();
  if (alg.startsWith('ES')) return sign(hash, data, { key, dsaEncoding: 'ieee-p1363' });
  if (alg.startsWith('Ed')) return sign(null, data, key);
  if (alg.startsWith('RS')) return sign(hash, data, key);
  return sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST });
}
