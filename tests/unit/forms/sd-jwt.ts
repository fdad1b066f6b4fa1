import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { look, now, verifierOf, type Look } from './judging.ts';

export const issuer = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const holder = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const signing = [verifierOf(issuer.publicKey)];
export const cnf = { jwk: holder.publicKey.export({ format: 'jwk' }) };

function jwt(header: object, payload: object, key: KeyObject): string {
  const input = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** base64url, as a payload has it. */
export function digest(text: string, hash = 'sha256'): string {
  return createHash(hash).update(text).digest('base64url');
}

let salts = 0;
export function disclosure(...content: unknown[]): string {
  return Buffer.from(JSON.stringify([`salt ${salts++}`, ...content])).toString('base64url');
}

/** With a tilde at its end, as it is issued. */
export function issue(claims: object, disclosures: readonly string[]): string {
  const token = jwt({ alg: 'ES256', typ: 'dc+sd-jwt' }, { iss: 'https://issuer.test', exp: now + 60, ...claims }, issuer.privateKey);
  return `${[token, ...disclosures].join('~')}~`;
}

/** Presented by the holder, or by whoever has `key`. */
export function withProof(sdJwt: string, claims: object = {}, header: object = {}, key = holder.privateKey): string {
  const payload = { iat: now, aud: 'https://verifier.test', nonce: 'n', sd_hash: digest(sdJwt), ...claims };
  return sdJwt + jwt({ alg: 'ES256', typ: 'kb+jwt', ...header }, payload, key);
}

export async function judged(text: string, more: Look = {}) {
  return look('sd-jwt', text, { signing, ...more });
}
