import { createPublicKey, type KeyObject } from 'node:crypto';
import { appError, type AppError } from '../../../../../shared/errors.ts';
import type { Certificate } from './certificate.ts';
import { ignoredItem, keyItem, type IgnoredItem, type Item, type KeyItem } from './reading.ts';
import type { KeyFormat } from '../../../../../shared/key-formats.ts';

/** A certificate is first of all a public key; `putTogether` finds out whose. */
export function certificateItem(format: KeyFormat, certificate: Certificate, name: string | null = null): KeyItem {
  return keyItem(format, certificate.key, { certificate, nameHint: name ?? certificate.commonName });
}

/**
 * Puts together what one file holds: a key's certificate goes with the key, the public half beside its private half is no
 * second key, and certificates that issued others of the file are their chain. Every other certificate is a key of its own.
 * JWKs stay as they are: two of one key have names and purposes of their own.
 */
export function putTogether(items: readonly Item[]): Item[] {
  const hasPublic = items.some((item) => loose(item, 'public') !== null);
  if (!hasPublic || items.length === 1) return [...items];
  const privateHalves = new Set(
    items.flatMap((item) => {
      const key = loose(item, 'private');
      return key === null ? [] : [fingerprint(key.key)];
    }),
  );
  const certificateOf = new Map<string, Certificate>();
  const issuers = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'key' || item.certificate === null) continue;
    const { certificate } = item;
    if (certificate.issuerName !== certificate.subjectName) issuers.add(certificate.issuerName);
    const half = fingerprint(item.key);
    if (!certificateOf.has(half)) certificateOf.set(half, certificate);
  }
  return items.flatMap((item): Item[] => {
    const privateKey = loose(item, 'private');
    if (privateKey !== null) return [withCertificate(privateKey, certificateOf.get(fingerprint(privateKey.key)))];
    const publicKey = loose(item, 'public');
    if (publicKey === null) return [item];
    const half = fingerprint(publicKey.key);
    // The certificate that went with its key is neither a second key nor left out.
    if (privateHalves.has(half) && publicKey.certificate !== null && certificateOf.get(half) === publicKey.certificate) return [];
    return [leftOutOf(publicKey, privateHalves.has(half), issuers) ?? item];
  });
}

function withCertificate(item: KeyItem, certificate: Certificate | undefined): KeyItem {
  if (certificate === undefined || item.certificate !== null) return item;
  return { ...item, certificate, nameHint: item.nameHint ?? certificate.commonName };
}

/** Why a public key is left out; null keeps it. */
function leftOutOf({ certificate }: KeyItem, isPaired: boolean, issuers: ReadonlySet<string>): IgnoredItem | null {
  const what = certificate === null ? 'a public key' : `the certificate of ${certificate.facts.subject}`;
  if (isPaired) return ignoredItem(what, leftOut('another key', 'it belongs to a private key beside it'));
  if (certificate === null || !issuers.has(certificate.subjectName)) return null;
  return ignoredItem(what, leftOut('the certificate of a key', 'one of its issuers'));
}

function loose(item: Item, type: 'private' | 'public'): KeyItem | null {
  return item.kind === 'key' && item.jwk === null && item.key.type === type ? item : null;
}

const fingerprints = new WeakMap<KeyObject, string>();

/** The public half as text; two KeyObjects of one key are not equal in a Map. */
function fingerprint(key: KeyObject): string {
  const known = fingerprints.get(key);
  if (known !== undefined) return known;
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const text = half.export({ type: 'spki', format: 'der' }).toString('base64');
  fingerprints.set(key, text);
  return text;
}

function leftOut(expected: string, actual: string): AppError {
  return appError('nothing-to-import', { field: 'key', expected, actual });
}
