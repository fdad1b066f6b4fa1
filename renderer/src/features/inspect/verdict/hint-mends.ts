import type { Hint, HintCode } from '../../../../../shared/hints.ts';
import type { SecretReadingName } from '../../../../../shared/key-import.ts';
import type { Policy } from '../../../../../shared/policy.ts';
import type { CheckName, CheckValue } from '../../../../../shared/verdict.ts';

/** How a near miss can be tried out here and now. None of it changes the token, a key or anything stored. */
export type Mend =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'encoding'; readonly encoding: SecretReadingName }
  | { readonly kind: 'key'; readonly keyId: string }
  /** Unix seconds. */
  | { readonly kind: 'clock'; readonly at: number };

/** What the keys of this look are: their session, and the ways in which a secret among them can be read. */
export type GivenSession = { readonly session: string; readonly readings: readonly SecretReadingName[] };

const encodings: Partial<Record<HintCode, SecretReadingName>> = {
  'secret-as-text': 'utf8',
  'secret-as-base64': 'base64',
  'secret-as-base64url': 'base64url',
  'secret-as-hex': 'hex',
};
const longestLeeway = 86_400;

/** Null where it is for the issuer to mend, or must never be: an attack, a token that was damaged, a secret that is stored. */
export function mendOf(hint: Hint, policy: Policy, given: GivenSession | null): Mend | null {
  if (hint.isAttack) return null;
  const { code, key } = hint;
  const encoding = encodings[code];
  if (encoding !== undefined) {
    const isGiven = given !== null && key?.id?.startsWith(`given:${given.session}:`) === true;
    return isGiven && given.readings.includes(encoding) ? { kind: 'encoding', encoding } : null;
  }
  if (code === 'other-key') return key === null || key.id === null ? null : { kind: 'key', keyId: key.id };
  if (code === 'clock-is-off') return typeof hint.actual === 'number' ? { kind: 'clock', at: Math.ceil(hint.actual) } : null;
  const mended = mendedPolicy(hint, policy);
  return mended === null ? null : { kind: 'policy', policy: mended };
}

function mendedPolicy({ code, check, expected, actual }: Hint, policy: Policy): Policy | null {
  switch (code) {
    case 'with-leeway':
      return typeof expected === 'number' && expected <= longestLeeway
        ? { ...policy, leewaySeconds: lastingLeeway(check, expected) }
        : null;
    case 'issuer-slash':
    case 'issuer-case':
    case 'issuer-scheme':
    case 'issuer-space':
    case 'issuer-version':
      return withIssuers(policy, exchanged(policy.issuers, expected, actual));
    case 'audience-slash':
    case 'audience-case':
    case 'audience-scheme':
    case 'audience-space':
      return withAudience(policy, exchanged(policy.audience?.values ?? null, expected, actual));
    case 'audience-rule':
      return policy.audience === null ? null : { ...policy, audience: { ...policy.audience, match: 'any' } };
    case 'subject-case':
    case 'subject-space':
      return typeof actual === 'string' && actual !== '' ? { ...policy, subject: actual } : null;
    case 'typ-case':
      return withTypes(policy, exchanged(policy.types, expected, actual));
    case 'typ-other':
      return typeof actual === 'string' && actual !== '' ? withTypes(policy, [actual]) : null;
    case 'policy-algorithm':
      return typeof actual === 'string' && policy.algorithms !== null
        ? { ...policy, algorithms: [...new Set([...policy.algorithms, actual])] }
        : null;
    default:
      return null;
  }
}

/** What has ended goes on ending: whole minutes, with ten seconds to spare. */
function lastingLeeway(check: CheckName, seconds: number): number {
  return grows(check) ? Math.min(longestLeeway, Math.ceil((seconds + 10) / 60) * 60) : Math.ceil(seconds);
}

function grows(check: CheckName): boolean {
  return check === 'exp' || check === 'age';
}

/** The near miss with the clock at `now`: a leeway that would have done when it was judged `at` does no more. */
export function hintAt(hint: Hint, at: number, now: number): Hint {
  const { code, check, expected } = hint;
  if (code !== 'with-leeway' || !grows(check) || typeof expected !== 'number') return hint;
  return { ...hint, expected: expected + Math.max(0, Math.floor(now - at)) };
}

/** The list with what the token says in the place of what was expected; null where that is not in it. */
function exchanged(list: readonly string[] | null, expected: CheckValue, actual: CheckValue): string[] | null {
  if (list === null || typeof expected !== 'string' || typeof actual !== 'string' || actual === '' || !list.includes(expected)) return null;
  return [...new Set(list.map((value) => (value === expected ? actual : value)))];
}

const withIssuers = (policy: Policy, issuers: string[] | null) => (issuers === null ? null : { ...policy, issuers });
const withTypes = (policy: Policy, types: string[] | null) => (types === null ? null : { ...policy, types });
function withAudience(policy: Policy, values: string[] | null): Policy | null {
  return values === null || policy.audience === null ? null : { ...policy, audience: { ...policy.audience, values } };
}
