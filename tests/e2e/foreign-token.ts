import { sign, verify, type KeyObject } from 'node:crypto';

/** How JOSE writes ECDSA signatures (RFC 7518, section 3.4); without meaning for RSA. */
const dsaEncoding = 'ieee-p1363';

/** A token by `node:crypto` alone, as somebody else's server would make it: for ES256 and RS256. */
export function foreignToken(key: KeyObject, header: object, claims: object): string {
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding }).toString('base64url')}`;
}

/** Whether somebody else who has the public key would take the signature: for ES256 and RS256. */
export function isSignedBy(key: KeyObject, compact: string): boolean {
  const [header = '', payload = '', signature = ''] = compact.split('.');
  return verify('sha256', Buffer.from(`${header}.${payload}`), { key, dsaEncoding }, Buffer.from(signature, 'base64url'));
}
