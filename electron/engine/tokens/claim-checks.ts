import { memberOf, type JsonNode, type JsonObject } from '../../../shared/json/node.ts';
import type { Check, CheckCode, CheckName, Outcome, Policy } from '../../../shared/verdict.ts';
import { check, textOf } from './checks.ts';

const ownChecks = ['exp', 'nbf', 'iat', 'iss', 'aud', 'sub'] as const;

/** Beyond this a double no longer counts single seconds; it is also far beyond any date (RFC 7519 section 2). */
const largestTime = 2 ** 53;

/** Every claim check in order; all are made, whatever the ones before them said. `at` is in Unix seconds. */
export function checkClaims(claims: JsonObject, policy: Policy, at: number): Check[] {
  return [
    checkExp(claims, policy, at),
    checkNbf(claims, policy, at),
    checkIat(claims, policy, at),
    checkIss(claims, policy),
    checkAud(claims, policy),
    checkSub(claims, policy),
    ...otherRequired(policy).map((name) => checkRequired(claims, name)),
  ];
}

/** The same checks for a payload that is not judged ('skipped') or could not be read ('unknown'). */
export function claimsNotChecked(policy: Policy, outcome: 'skipped' | 'unknown'): Check[] {
  const names: CheckName[] = [...ownChecks, ...otherRequired(policy).map((name): CheckName => `claim:${name}`)];
  return names.map((name) => check(name, outcome, 'claims-not-checked'));
}

function otherRequired(policy: Policy): string[] {
  return [...new Set(policy.required)].filter((name) => !ownChecks.some((own) => own === name));
}

/** NumericDate: a finite number of seconds, fractions allowed; a string or 1e400 is none. */
function readTime(node: JsonNode): number | null {
  if (node.kind !== 'number') return null;
  const seconds = Number(node.source);
  return Math.abs(seconds) <= largestTime ? seconds : null;
}

function isRequired(policy: Policy, name: string): boolean {
  return policy.required.includes(name);
}

function checkExp(claims: JsonObject, policy: Policy, at: number): Check {
  const node = memberOf(claims, 'exp');
  if (node === undefined) return check('exp', isRequired(policy, 'exp') ? 'failed' : 'warning', 'exp-missing', 'number');
  const exp = readTime(node);
  if (exp === null) return check('exp', 'failed', 'exp-malformed', 'number', textOf(node));
  // RFC 7519 section 4.1.4: "on or after which the JWT MUST NOT be accepted".
  const isLive = at < exp + policy.leewaySeconds;
  return check('exp', isLive ? 'passed' : 'failed', isLive ? 'exp-ok' : 'exp-expired', at, exp);
}

function checkNbf(claims: JsonObject, policy: Policy, at: number): Check {
  const node = memberOf(claims, 'nbf');
  if (node === undefined) return check('nbf', isRequired(policy, 'nbf') ? 'failed' : 'skipped', 'nbf-absent');
  const nbf = readTime(node);
  if (nbf === null) return check('nbf', 'failed', 'nbf-malformed', 'number', textOf(node));
  const hasBegun = at >= nbf - policy.leewaySeconds;
  return check('nbf', hasBegun ? 'passed' : 'failed', hasBegun ? 'nbf-ok' : 'nbf-not-yet', at, nbf);
}

/** RFC 7519 does not refuse a token from the future, but somebody's clock is wrong. */
function checkIat(claims: JsonObject, policy: Policy, at: number): Check {
  const node = memberOf(claims, 'iat');
  if (node === undefined) return check('iat', isRequired(policy, 'iat') ? 'failed' : 'skipped', 'iat-absent');
  const iat = readTime(node);
  if (iat === null) return check('iat', 'failed', 'iat-malformed', 'number', textOf(node));
  const isPast = iat <= at + policy.leewaySeconds;
  return check('iat', isPast ? 'passed' : 'warning', isPast ? 'iat-ok' : 'iat-in-future', at, iat);
}

/** Compared code unit by code unit: no case folding, no trailing slash forgiven (RFC 7519 section 4.1.1). */
function checkIss(claims: JsonObject, policy: Policy): Check {
  const node = memberOf(claims, 'iss');
  const expected = policy.issuer;
  const mustBe = expected !== null || isRequired(policy, 'iss');
  if (node === undefined) {
    return check('iss', mustBe ? 'failed' : 'skipped', mustBe ? 'iss-missing' : 'iss-not-checked', expected);
  }
  if (node.kind !== 'string') return malformed('iss', 'iss-malformed', mustBe, 'string', node);
  if (expected === null && mustBe) return check('iss', 'passed', 'claim-present', 'iss', node.kind);
  if (expected === null) return check('iss', 'skipped', 'iss-not-checked', null, node.value);
  const isSame = node.value === expected;
  return check('iss', isSame ? 'passed' : 'failed', isSame ? 'iss-ok' : 'iss-mismatch', expected, node.value);
}

function checkAud(claims: JsonObject, policy: Policy): Check {
  const node = memberOf(claims, 'aud');
  const expected = policy.audience;
  const mustBe = expected !== null || isRequired(policy, 'aud');
  if (node === undefined) {
    return check('aud', mustBe ? 'failed' : 'skipped', mustBe ? 'aud-missing' : 'aud-not-checked', expected);
  }
  const audience = readAudience(node);
  if (audience === null) return malformed('aud', 'aud-malformed', mustBe, 'string or array of strings', node);
  if (expected === null && mustBe) return check('aud', 'passed', 'claim-present', 'aud', node.kind);
  if (expected === null) return check('aud', 'skipped', 'aud-not-checked', null, audience);
  const isMeant = audience.includes(expected);
  return check('aud', isMeant ? 'passed' : 'failed', isMeant ? 'aud-ok' : 'aud-mismatch', expected, audience);
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
  const mustBe = isRequired(policy, 'sub');
  if (node === undefined) return check('sub', mustBe ? 'failed' : 'skipped', mustBe ? 'sub-missing' : 'sub-not-checked');
  if (node.kind !== 'string') return malformed('sub', 'sub-malformed', mustBe, 'string', node);
  return check('sub', 'passed', 'sub-present', null, node.value);
}

/** A claim of the wrong kind breaks what was asked of it; where nothing was asked, it is worth a warning. */
function malformed(name: 'iss' | 'aud' | 'sub', code: CheckCode, mustBe: boolean, expected: string, node: JsonNode): Check {
  const outcome: Outcome = mustBe ? 'failed' : 'warning';
  return check(name, outcome, code, expected, textOf(node));
}

function checkRequired(claims: JsonObject, name: string): Check {
  const node = memberOf(claims, name);
  return node === undefined
    ? check(`claim:${name}`, 'failed', 'claim-missing', name)
    : check(`claim:${name}`, 'passed', 'claim-present', name, node.kind);
}
