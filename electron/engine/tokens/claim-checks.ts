import { memberOf, type JsonNode, type JsonObject } from '../../../shared/json/node.ts';
import type { AudienceRule, Policy } from '../../../shared/policy.ts';
import type { Check, CheckCode, CheckName, Outcome } from '../../../shared/verdict.ts';
import { check, oneOrAll, textOf } from './checks.ts';
import { checkRequired, checkRule } from './rule-checks.ts';
import { checkTimes } from './time-checks.ts';

const ownChecks = ['exp', 'nbf', 'iat', 'age', 'iss', 'aud', 'sub'] as const;
/** `age` is a check and no claim: a claim of this name is required as any other. */
const ownClaims: readonly string[] = ownChecks.filter((name) => name !== 'age');

/**
 * Every claim check in order; all are made, whatever the ones before them said. After those of their own come the required
 * claims and then the rules, as the policy lists them.
 * @param at Unix seconds
 * @param typ of the header: what says when it ends
 */
export function checkClaims(claims: JsonObject, policy: Policy, at: number, typ: string | null = null): Check[] {
  return [
    ...checkTimes(claims, policy, at, typ),
    checkIss(claims, policy),
    checkAud(claims, policy),
    checkSub(claims, policy),
    ...otherRequired(policy).map((name) => checkRequired(claims, name)),
    ...policy.rules.map((rule) => checkRule(claims, rule)),
  ];
}

/** The same checks for a payload that is not judged ('skipped') or could not be read ('unknown'). */
export function claimsNotChecked(policy: Policy, outcome: 'skipped' | 'unknown'): Check[] {
  const demanded = [...otherRequired(policy), ...policy.rules.map(({ claim }) => claim)];
  const names: CheckName[] = [...ownChecks, ...demanded.map((name): CheckName => `claim:${name}`)];
  return names.map((name) => check(name, outcome, 'claims-not-checked'));
}

function otherRequired(policy: Policy): string[] {
  return [...new Set(policy.required)].filter((name) => !ownClaims.includes(name));
}

/** Compared code unit by code unit: no case folding, no trailing slash forgiven (RFC 7519 section 4.1.1). */
function checkIss(claims: JsonObject, policy: Policy): Check {
  const node = memberOf(claims, 'iss');
  const expected = policy.issuers && oneOrAll(policy.issuers);
  const mustBe = expected !== null || policy.required.includes('iss');
  if (node === undefined) {
    return check('iss', mustBe ? 'failed' : 'skipped', mustBe ? 'iss-missing' : 'iss-not-checked', expected);
  }
  if (node.kind !== 'string') return malformed('iss', 'iss-malformed', mustBe, 'string', node);
  if (policy.issuers === null && mustBe) return check('iss', 'passed', 'claim-present', 'iss', node.kind);
  if (policy.issuers === null) return check('iss', 'skipped', 'iss-not-checked', null, node.value);
  const isMeant = policy.issuers.includes(node.value);
  return check('iss', isMeant ? 'passed' : 'failed', isMeant ? 'iss-ok' : 'iss-mismatch', expected, node.value);
}

function checkAud(claims: JsonObject, policy: Policy): Check {
  const node = memberOf(claims, 'aud');
  const expected = policy.audience && oneOrAll(policy.audience.values);
  const mustBe = expected !== null || policy.required.includes('aud');
  if (node === undefined) {
    return check('aud', mustBe ? 'failed' : 'skipped', mustBe ? 'aud-missing' : 'aud-not-checked', expected);
  }
  const audience = readAudience(node);
  if (audience === null) return malformed('aud', 'aud-malformed', mustBe, 'string or array of strings', node);
  if (policy.audience === null && mustBe) return check('aud', 'passed', 'claim-present', 'aud', node.kind);
  if (policy.audience === null) return check('aud', 'skipped', 'aud-not-checked', null, audience);
  const isMeant = isMeantFor(policy.audience, audience);
  return check('aud', isMeant ? 'passed' : 'failed', isMeant ? 'aud-ok' : mismatches[policy.audience.match], expected, audience);
}

const mismatches = { any: 'aud-mismatch', all: 'aud-incomplete', exact: 'aud-not-exact' } as const;

/** Both are sets: neither order nor repetition counts. */
function isMeantFor({ match, values }: AudienceRule, audience: readonly string[]): boolean {
  if (match === 'any') return values.some((value) => audience.includes(value));
  const hasAll = values.every((value) => audience.includes(value));
  return hasAll && (match === 'all' || audience.every((name) => values.includes(name)));
}

/** RFC 7519 section 4.1.3: one string, or an array of strings. */
function readAudience(node: JsonNode): string[] | null {
  if (node.kind === 'string') return [node.value];
  if (node.kind !== 'array') return null;
  const names = node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return names.length === node.items.length ? names : null;
}

function checkSub(claims: JsonObject, policy: Policy): Check {
  const node = memberOf(claims, 'sub');
  const expected = policy.subject;
  const mustBe = expected !== null || policy.required.includes('sub');
  if (node === undefined) return check('sub', mustBe ? 'failed' : 'skipped', mustBe ? 'sub-missing' : 'sub-not-checked', expected);
  if (node.kind !== 'string') return malformed('sub', 'sub-malformed', mustBe, 'string', node);
  if (expected === null) return check('sub', 'passed', 'sub-present', null, node.value);
  const isSame = node.value === expected;
  return check('sub', isSame ? 'passed' : 'failed', isSame ? 'sub-ok' : 'sub-mismatch', expected, node.value);
}

/** A claim of the wrong kind breaks what was asked of it; where nothing was asked, it is worth a warning. */
function malformed(name: 'iss' | 'aud' | 'sub', code: CheckCode, mustBe: boolean, expected: string, node: JsonNode): Check {
  const outcome: Outcome = mustBe ? 'failed' : 'warning';
  return check(name, outcome, code, expected, textOf(node));
}
