import { memberOf, type JsonObject } from '../../../shared/json/node.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Check, CheckCode } from '../../../shared/verdict.ts';
import { maximumKidLength } from '../keys/import/jwk-members.ts';
import { algorithmTable, isJwsAlgorithm } from './algorithms.ts';
import { check, oneOrAll, textOf } from './checks.ts';

/** The token's `alg`: one that we know, or the code that refuses it. It is a claim of the token, never a choice. */
export type NamedAlgorithm =
  | { readonly known: true; readonly alg: JwsAlgorithm }
  | { readonly known: false; readonly code: CheckCode; readonly shown: string | null };

export function namedAlgorithm(header: JsonObject): NamedAlgorithm {
  const node = memberOf(header, 'alg');
  if (node === undefined) return { known: false, code: 'algorithm-missing', shown: null };
  if (node.kind !== 'string') return { known: false, code: 'algorithm-malformed', shown: node.kind };
  const alg = node.value;
  if (isJwsAlgorithm(alg)) return { known: true, alg };
  // "noNE" and "none " got past verifiers that looked for "none" (RFC 8725bis section 2.1).
  const isNone = alg.trim().toLowerCase() === 'none';
  return { known: false, code: isNone ? 'algorithm-none' : 'algorithm-unsupported', shown: alg };
}

/** What is expected in place of an `alg` that was refused with `code`. */
export function expectedAlgorithm(code: CheckCode, allowed: readonly string[]): string | string[] {
  if (code === 'algorithm-malformed') return 'string';
  return code === 'algorithm-unsupported' ? Object.keys(algorithmTable) : [...allowed];
}

export type NamedKey = { readonly isGood: true; readonly kid: string | null } | { readonly isGood: false; readonly shown: string };

/** `kid` is a string (RFC 7515 section 4.1.4); here also of bounded length, and only ever compared. */
export function namedKey(header: JsonObject): NamedKey {
  const node = memberOf(header, 'kid');
  if (node === undefined) return { isGood: true, kid: null };
  if (node.kind !== 'string') return { isGood: false, shown: node.kind };
  if (node.value.length > maximumKidLength) return { isGood: false, shown: `${node.value.length} characters` };
  return { isGood: true, kid: node.value };
}

export type CriticalNames =
  | { readonly isGood: true; readonly names: readonly string[] }
  | { readonly isGood: false; readonly shown: string };

/** Names that a `crit` list must not hold, because every implementation knows them (RFC 7515 section 4.1.11). */
const registeredNames = ['alg', 'jku', 'jwk', 'kid', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'typ', 'cty', 'crit'];

export function criticalNames(header: JsonObject): CriticalNames {
  const node = memberOf(header, 'crit');
  if (node === undefined) return { isGood: true, names: [] };
  if (node.kind !== 'array') return { isGood: false, shown: node.kind };
  if (node.items.length === 0) return { isGood: false, shown: 'empty array' };
  const names: string[] = [];
  for (const item of node.items) {
    if (item.kind !== 'string') return { isGood: false, shown: `array with ${item.kind}` };
    if (names.includes(item.value)) return { isGood: false, shown: `${item.value} twice` };
    if (registeredNames.includes(item.value)) return { isGood: false, shown: item.value };
    if (memberOf(header, item.value) === undefined) return { isGood: false, shown: `${item.value} is not in the header` };
    names.push(item.value);
  }
  return { isGood: true, names };
}

/**
 * Of compact tokens no extension is understood, `b64` (RFC 7797) included, so that every well-formed `crit` is refused too.
 * @param understood what the reader of another form knows
 */
export function checkCrit(critical: CriticalNames, understood: readonly string[] = []): Check {
  if (!critical.isGood) return check('crit', 'failed', 'crit-malformed', 'non-empty list of names', critical.shown);
  if (critical.names.length === 0) return check('crit', 'passed', 'crit-absent');
  const isUnderstood = critical.names.every((name) => understood.includes(name));
  return isUnderstood
    ? check('crit', 'passed', 'crit-understood', null, [...critical.names])
    : check('crit', 'failed', 'crit-unsupported', [...understood], [...critical.names]);
}

export function checkTyp(header: JsonObject, policy: Policy): Check {
  const node = memberOf(header, 'typ');
  const typ = textOf(node);
  if (policy.types === null) return check('typ', 'skipped', 'typ-not-checked', null, typ);
  const expected = oneOrAll(policy.types);
  const isOne = node?.kind === 'string' && policy.types.some((type) => mediaType(node.value) === mediaType(type));
  return check('typ', isOne ? 'passed' : 'failed', isOne ? 'typ-ok' : 'typ-mismatch', expected, typ);
}

/**
 * "at+jwt" and "application/AT+JWT" are the same media type (RFC 7515 section 4.1.9, RFC 9068 section 4).
 * Only ASCII letters are folded: toLowerCase would turn the Kelvin sign into a "k".
 */
function mediaType(typ: string): string {
  const folded = typ.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return folded.includes('/') ? folded : `application/${folded}`;
}
