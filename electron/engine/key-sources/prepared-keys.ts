import type { KeyObject } from 'node:crypto';
import { fitted } from '../../../shared/cut.ts';
import { appError, type AppError } from '../../../shared/errors.ts';
import { stringMember, type JsonObject } from '../../../shared/json/node.ts';
import type { Finding, FindingCode } from '../../../shared/key-health.ts';
import type { SourceKey } from '../../../shared/key-sources.ts';
import { groupsOf } from '../keys/health/groups.ts';
import { importJwk, publicHalf } from '../keys/import/jwk.ts';
import { attempt } from '../keys/import/refusal.ts';
import type { CandidateKey } from '../keys/import/verification-key.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import type { PublishedKey } from './published-set.ts';

/** A key of a source, ready for the screen and for the verifier. */
export type PreparedKey = { readonly shown: SourceKey; readonly candidate: CandidateKey };

/** The longest text of a stranger's that is shown or remembered; longer kids cannot verify anyway. */
const maximumText = 256;

/** @param source what the keys are named after, and in whose name one of them can be chosen */
export function prepareKeys(source: { readonly id: string; readonly name: string }, keys: readonly PublishedKey[]): PreparedKey[] {
  const ambiguous = ambiguousKids(keys.map(({ jwk }) => jwk));
  return keys.map(({ jwk, findings }, index) => {
    const kid = text(jwk, 'kid');
    const candidate = candidateOf(jwk, `${source.name} › ${kid ?? index + 1}`, reasonAgainst(jwk, findings, ambiguous), source.id);
    return { shown: describe(jwk, candidate, findings), candidate };
  });
}

/** What tells one published key from another, also where it cannot be used. */
export type KeyIdentity = Pick<SourceKey, 'kid' | 'alg' | 'thumbprint'>;

export function identityOf(jwk: JsonObject): KeyIdentity {
  const key = keyOf(jwk);
  return { kid: text(jwk, 'kid'), alg: text(jwk, 'alg'), thumbprint: key === null ? null : thumbprint(key) };
}

/** The public key; null for a secret, and for what is none or is unknown here. */
export function keyOf(jwk: JsonObject): KeyObject | null {
  if (stringMember(jwk, 'kty') === 'oct') return null;
  const key = attempt(() => publicHalf(jwk));
  return key.ok ? key.value : null;
}

function describe(jwk: JsonObject, candidate: CandidateKey, findings: readonly Finding[]): SourceKey {
  const key = candidate.isUsable ? candidate.node : keyOf(jwk);
  return {
    kid: text(jwk, 'kid'),
    kty: text(jwk, 'kty') ?? '',
    alg: text(jwk, 'alg'),
    use: text(jwk, 'use'),
    bits: key === null ? 0 : bitsOf(key),
    thumbprint: key === null ? null : thumbprint(key),
    problem: candidate.isUsable ? null : candidate.problem,
    findings: [...findings],
  };
}

/** The key is the same one after the source was fetched again, wherever it then stands. What proves nothing cannot be chosen. */
function candidateOf(jwk: JsonObject, name: string, against: AppError | null, sourceId: string): CandidateKey {
  const read = against === null ? importJwk(jwk, { name }) : null;
  if (read?.ok === true) return { ...read.value, id: `source:${sourceId}:${thumbprint(read.value.node)}` };
  const problem = read?.error ?? against ?? appError('key-unusable');
  return { isUsable: false, id: null, name, kid: text(jwk, 'kid'), problem };
}

/** Why a key proves nothing here: others know its private half or can work it out, or its kid means another key too. */
function reasonAgainst(jwk: JsonObject, findings: readonly Finding[], ambiguous: ReadonlySet<string>): AppError | null {
  const has = (code: FindingCode): boolean => findings.some((found) => found.code === code);
  const kid = stringMember(jwk, 'kid');
  if (has('secret-published')) return appError('key-unusable', { field: 'kty', expected: 'RSA, EC, OKP', actual: 'oct' });
  if (has('private-key-published')) {
    return appError('key-unusable', { field: 'kty', expected: 'a public key', actual: 'a private key that everybody can read' });
  }
  if (has('rsa-close-primes') || has('rsa-small-factor')) {
    return appError('key-unusable', { field: 'n', expected: 'a modulus that nobody can factor', actual: 'one that is factored at once' });
  }
  if (kid === undefined || !ambiguous.has(kid)) return null;
  return appError('key-unusable', { field: 'kid', expected: 'distinct kids', actual: 'a duplicate' });
}

/** Kids of several different keys: a token would not say which one it means (RFC 7517 section 4.5). */
function ambiguousKids(jwks: readonly JsonObject[]): Set<string> {
  const named = jwks.filter((jwk) => stringMember(jwk, 'kid') !== undefined);
  const shared = groupsOf(named, (jwk) => stringMember(jwk, 'kid') ?? '').filter((group) => !isOneKey(group));
  return new Set(shared.map(([jwk]) => (jwk === undefined ? '' : (stringMember(jwk, 'kid') ?? ''))));
}

function isOneKey(jwks: readonly JsonObject[]): boolean {
  const [first, ...others] = jwks.map(keyOf);
  return first !== null && first !== undefined && others.every((key) => key !== null && key.equals(first));
}

const curveBits: ReadonlyMap<string, number> = new Map([
  ['prime256v1', 256],
  ['secp384r1', 384],
  ['secp521r1', 521],
]);

function bitsOf(key: KeyObject): number {
  const details = key.asymmetricKeyDetails;
  return details?.modulusLength ?? curveBits.get(details?.namedCurve ?? '') ?? 256;
}

function text(jwk: JsonObject, name: string): string | null {
  const value = stringMember(jwk, name);
  return value === undefined ? null : fitted(value, maximumText);
}
