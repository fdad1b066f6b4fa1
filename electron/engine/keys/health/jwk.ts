import { X509Certificate, createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { memberOf, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { keyAlgorithmSchema, keyUseSchema, useOf, type KeyUse } from '../../../../shared/key-algorithms.ts';
import type { Finding } from '../../../../shared/key-health.ts';
import { finding } from './finding.ts';
import { fittingAlgorithms, isForeignEncryption, isForeignFit } from './fitting-algorithms.ts';
import { kidFindings } from './kid.ts';

/** What each use may do with a key (RFC 7517 section 4.3). */
export const operationsOf: Readonly<Record<KeyUse, readonly string[]>> = {
  sig: ['sign', 'verify'],
  enc: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey', 'deriveKey', 'deriveBits'],
};

/** Compares what a JWK says of itself (alg, use, key_ops, kid, x5c, x5t#S256) with the key that it holds, and with itself. */
export function jwkFindings(jwk: JsonObject, key: KeyObject): Finding[] {
  const kid = stringMember(jwk, 'kid');
  return [
    ...algFindings(jwk, key),
    ...useFindings(jwk),
    ...operationFindings(jwk),
    ...(kid === undefined || kid === '' ? [finding('kid-missing', 'note')] : kidFindings(kid)),
    ...certificateFindings(jwk, key),
  ];
}

function algFindings(jwk: JsonObject, key: KeyObject): Finding[] {
  const alg = stringMember(jwk, 'alg');
  if (alg === undefined) return [finding('alg-missing', 'note')];
  if (isForeignFit(alg, key)) return [];
  const fitting: readonly string[] = fittingAlgorithms(key);
  return fitting.includes(alg) ? [] : [finding('alg-mismatch', 'danger', fitting.join(', ') || null, alg)];
}

/** `use` may be any name, but beside an `alg` it has one that fits. */
function useFindings(jwk: JsonObject): Finding[] {
  const use = stringMember(jwk, 'use');
  const wanted = useOfAlgorithm(jwk);
  if (use === undefined || wanted === null || use === wanted) return [];
  return [finding('use-mismatch', 'warning', wanted, use)];
}

/** The operations must be of one use, that of `use` and of `alg`; a name may stand once (RFC 7517 section 4.3). */
function operationFindings(jwk: JsonObject): Finding[] {
  const listed = memberOf(jwk, 'key_ops');
  if (listed?.kind !== 'array') return [];
  const operations = listed.items.map((item) => (item.kind === 'string' ? item.value : item.kind));
  const said = keyUseSchema.safeParse(stringMember(jwk, 'use')).data;
  const use = said ?? useOfAlgorithm(jwk) ?? useOfOperations(operations);
  const allowed = use === null ? [...operationsOf.sig, ...operationsOf.enc] : operationsOf[use];
  const isFine = operations.every((operation) => allowed.includes(operation)) && new Set(operations).size === operations.length;
  return isFine ? [] : [finding('key-ops-mismatch', 'warning', allowed.join(', '), operations.join(', '))];
}

function useOfOperations(operations: readonly string[]): KeyUse | null {
  if (operations.some((operation) => operationsOf.sig.includes(operation))) return 'sig';
  return operations.some((operation) => operationsOf.enc.includes(operation)) ? 'enc' : null;
}

function useOfAlgorithm(jwk: JsonObject): KeyUse | null {
  const alg = stringMember(jwk, 'alg') ?? '';
  if (isForeignEncryption(alg)) return 'enc';
  const known = keyAlgorithmSchema.safeParse(alg).data;
  return known === undefined ? null : useOf(known);
}

/** The first certificate of `x5c` must hold this very key (RFC 7517 section 4.7), and the digests must be of that certificate. */
function certificateFindings(jwk: JsonObject, key: KeyObject): Finding[] {
  const chain = memberOf(jwk, 'x5c');
  if (chain === undefined) return [];
  const first = chain.kind === 'array' ? chain.items[0] : undefined;
  const isOwn = first?.kind === 'string' && isCertificateOf(Buffer.from(first.value, 'base64'), jwk, key);
  return isOwn ? [] : [finding('certificate-other-key', 'danger')];
}

function isCertificateOf(der: Buffer, jwk: JsonObject, key: KeyObject): boolean {
  if (key.type === 'secret') return false;
  const isDigest = (name: string, hash: string): boolean => {
    const said = stringMember(jwk, name);
    return said === undefined || said === createHash(hash).update(der).digest('base64url');
  };
  try {
    const own = key.type === 'private' ? createPublicKey(key) : key;
    return new X509Certificate(der).publicKey.equals(own) && isDigest('x5t', 'sha1') && isDigest('x5t#S256', 'sha256');
  } catch {
    return false;
  }
}
