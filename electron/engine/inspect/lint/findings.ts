import type { LintCode, LintFinding } from '../../../../shared/lint.ts';
import type { CheckValue } from '../../../../shared/verdict.ts';

export type Severity = LintFinding['severity'];

const dangers: ReadonlySet<LintCode> = new Set<LintCode>([
  ...(['alg-none', 'alg-unprotected', 'private-key-in-header', 'kid-like-path', 'kid-like-query', 'secret-in-claims'] as const),
  ...(['duplicate-member', 'bidi-characters', 'prototype-member', 'pbes2-count-high'] as const),
]);
const notes: ReadonlySet<LintCode> = new Set<LintCode>([
  ...(['alg-polymorphic', 'hmac-shared', 'header-x5c', 'typ-missing', 'typ-generic', 'typ-prefix', 'cty-jwt-missing'] as const),
  ...(['time-fraction', 'iss-missing', 'aud-missing', 'number-odd', 'personal-data', 'claims-many', 'size-cookie'] as const),
  ...(['white-space', 'scope-not-text', 'kid-like-address'] as const),
]);
const rank: Record<Severity, number> = { danger: 0, warning: 1, note: 2 };

type About = {
  readonly paths?: readonly string[];
  readonly expected?: CheckValue;
  readonly actual?: CheckValue;
  /** Where it is not the usual one of the code. */
  readonly severity?: Severity;
};

const mostPaths = 50;
const longestPath = 300;
/** A finding shows where to look; the token itself has the whole value. */
const longestValue = 200;

export function finding(code: LintCode, place: LintFinding['place'], about: About = {}): LintFinding {
  const severity = about.severity ?? (dangers.has(code) ? 'danger' : notes.has(code) ? 'note' : 'warning');
  const paths = [...new Set(about.paths ?? [])].slice(0, mostPaths).map((path) => path.slice(0, longestPath));
  return { code, severity, place, paths, expected: short(about.expected ?? null), actual: short(about.actual ?? null) };
}

/** The gravest first; of equal ones in the order of the rules. */
export function gravestFirst(findings: readonly LintFinding[]): LintFinding[] {
  return findings.toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}

function short(value: CheckValue): CheckValue {
  if (typeof value === 'string') return value.slice(0, longestValue);
  return Array.isArray(value) ? value.slice(0, mostPaths).map((item) => item.slice(0, longestValue)) : value;
}
