import { plainTyp } from '../../../shared/claim-demands.ts';
import { memberOf, type JsonNode, type JsonObject } from '../../../shared/json/node.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Check } from '../../../shared/verdict.ts';
import { check, textOf } from './checks.ts';

/** Beyond this a double no longer counts single seconds; it is also far beyond any date (RFC 7519 section 2). */
const largestTime = 2 ** 53;

/** exp, nbf, iat and the age, in this order. `at` is in Unix seconds, `typ` as the header has it. */
export function checkTimes(claims: JsonObject, policy: Policy, at: number, typ: string | null): Check[] {
  return [checkExp(claims, policy, at, typ), checkNbf(claims, policy, at), checkIat(claims, policy, at), checkAge(claims, policy, at)];
}

/** NumericDate: a finite number of seconds, fractions allowed; a string or 1e400 is none. */
function readTime(node: JsonNode | undefined): number | null {
  if (node?.kind !== 'number') return null;
  const seconds = Number(node.source);
  return Math.abs(seconds) <= largestTime ? seconds : null;
}

function checkExp(claims: JsonObject, policy: Policy, at: number, typ: string | null): Check {
  const node = memberOf(claims, 'exp');
  if (node === undefined && policy.required.includes('exp')) return check('exp', 'failed', 'exp-missing', 'number');
  if (!policy.checksExp) return notCompared('exp', node, policy);
  if (node === undefined && policy.maximumAgeSeconds !== null) return check('exp', 'skipped', 'exp-absent');
  // RFC 8417 section 2.2: what has happened does not end.
  if (node === undefined && plainTyp(typ) === 'secevent+jwt') return check('exp', 'skipped', 'exp-of-event');
  // RFC 9449 section 11.1: how long a proof holds is for its receiver to say, counted from its `iat`.
  if (node === undefined && plainTyp(typ) === 'dpop+jwt') return check('exp', 'warning', 'exp-of-proof');
  if (node === undefined) return check('exp', 'warning', 'exp-missing', 'number');
  const exp = readTime(node);
  if (exp === null) return check('exp', 'failed', 'exp-malformed', 'number', textOf(node));
  // RFC 7519 section 4.1.4: "on or after which the JWT MUST NOT be accepted".
  const isLive = at < exp + policy.leewaySeconds;
  return check('exp', isLive ? 'passed' : 'failed', isLive ? 'exp-ok' : 'exp-expired', at, exp);
}

function checkNbf(claims: JsonObject, policy: Policy, at: number): Check {
  const node = memberOf(claims, 'nbf');
  if (node === undefined && policy.required.includes('nbf')) return check('nbf', 'failed', 'nbf-absent');
  if (!policy.checksNbf) return notCompared('nbf', node, policy);
  if (node === undefined) return check('nbf', 'skipped', 'nbf-absent');
  const nbf = readTime(node);
  if (nbf === null) return check('nbf', 'failed', 'nbf-malformed', 'number', textOf(node));
  const hasBegun = at >= nbf - policy.leewaySeconds;
  return check('nbf', hasBegun ? 'passed' : 'failed', hasBegun ? 'nbf-ok' : 'nbf-not-yet', at, nbf);
}

/** RFC 7519 does not refuse a token from the future, but somebody's clock is wrong. An age can only be counted from the past. */
function checkIat(claims: JsonObject, policy: Policy, at: number): Check {
  const node = memberOf(claims, 'iat');
  if (node === undefined && policy.required.includes('iat')) return check('iat', 'failed', 'iat-absent');
  const future = policy.maximumAgeSeconds === null ? policy.futureIat : 'refuse';
  if (future === 'off') return notCompared('iat', node, policy);
  if (node === undefined) return check('iat', 'skipped', 'iat-absent');
  const iat = readTime(node);
  if (iat === null) return check('iat', 'failed', 'iat-malformed', 'number', textOf(node));
  if (isPast(iat, policy, at)) return check('iat', 'passed', 'iat-ok', at, iat);
  return future === 'refuse' ? check('iat', 'failed', 'iat-refused', at, iat) : check('iat', 'warning', 'iat-in-future', at, iat);
}

/** Refused where there is no `iat`; unknown where the check of `iat` has already refused it. */
function checkAge(claims: JsonObject, policy: Policy, at: number): Check {
  const most = policy.maximumAgeSeconds;
  if (most === null) return check('age', 'skipped', 'age-not-checked');
  const node = memberOf(claims, 'iat');
  const iat = readTime(node);
  if (iat === null) return check('age', node === undefined ? 'failed' : 'unknown', 'age-unknown', most);
  if (!isPast(iat, policy, at)) return check('age', 'unknown', 'age-unknown', most);
  const age = at - iat;
  const isYoung = age <= most + policy.leewaySeconds;
  return check('age', isYoung ? 'passed' : 'failed', isYoung ? 'age-ok' : 'age-exceeded', most, age);
}

function isPast(iat: number, policy: Policy, at: number): boolean {
  return iat <= at + policy.leewaySeconds;
}

/** Switched off, a time is compared with nothing; but what is required must be there, and null or a text is no time. */
function notCompared(name: 'exp' | 'nbf' | 'iat', node: JsonNode | undefined, { required }: Policy): Check {
  return required.includes(name) && readTime(node) === null
    ? check(name, 'failed', `${name}-malformed`, 'number', textOf(node))
    : check(name, 'skipped', 'switched-off', null, textOf(node));
}
