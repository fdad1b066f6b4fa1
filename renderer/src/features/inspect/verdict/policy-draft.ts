import { headOf } from '../../../../../shared/cut.ts';
import type { AudienceRule, ClaimRule, Policy } from '../../../../../shared/policy.ts';
import { parseSpan } from '../../../../../shared/time/span.ts';

/** A rule while it is written; it counts as soon as it is whole. */
export type RuleDraft = ClaimRule & { readonly id: string };

/** A policy as it stands in the fields. Empty lists and texts ask for nothing. */
export type PolicyDraft = {
  /** Null leaves it to the key. */
  readonly algorithms: readonly string[] | null;
  readonly issuers: readonly string[];
  readonly audience: readonly string[];
  readonly match: AudienceRule['match'];
  readonly subject: string;
  readonly types: readonly string[];
  /** A duration in words, "1m 30s". */
  readonly leeway: string;
  readonly maximumAge: string;
  readonly maximumProofAge: string;
  readonly required: readonly string[];
  readonly rules: readonly RuleDraft[];
  readonly checksExp: boolean;
  readonly checksNbf: boolean;
  readonly futureIat: Policy['futureIat'];
  readonly byOwnKey: boolean;
  readonly signatureOnly: boolean;
};

/** What the editor can be opened at. */
export type PolicyField = keyof PolicyDraft;

export type DraftProblem =
  /** `expected`: an example; `actual`: what was typed. */
  | { readonly code: 'duration-malformed'; readonly expected: string; readonly actual: string }
  | { readonly code: 'duration-without-unit'; readonly expected: string; readonly actual: string }
  | { readonly code: 'duration-of-months'; readonly expected: string; readonly actual: string }
  /** Both in seconds. */
  | { readonly code: 'duration-too-long' | 'duration-too-short'; readonly expected: number; readonly actual: number }
  | { readonly code: 'rule-without-claim' | 'rule-without-value' };

/** Where a problem is: a field, or `rule:ID`. */
export type DurationField = 'leeway' | 'maximumAge' | 'maximumProofAge';
export type ProblemPlace = DurationField | `rule:${string}`;
export type Problems = ReadonlyMap<ProblemPlace, DraftProblem>;

/** In seconds, as `policySchema` has them. */
const longestLeeway = 86_400;
const longestAge = 10_000_000_000;

export function draftOf(policy: Policy): PolicyDraft {
  const { issuers, audience, subject, types, leewaySeconds, maximumAgeSeconds, maximumProofAgeSeconds, rules, ...same } = policy;
  return {
    ...same,
    issuers: issuers ?? [],
    audience: audience?.values ?? [],
    match: audience?.match ?? 'any',
    subject: subject ?? '',
    types: types ?? [],
    leeway: durationText(leewaySeconds),
    maximumAge: maximumAgeSeconds === null ? '' : durationText(maximumAgeSeconds),
    maximumProofAge: maximumProofAgeSeconds === null ? '' : durationText(maximumProofAgeSeconds),
    rules: rules.map((rule, index) => ({ ...rule, id: String(index) })),
  };
}

/**
 * The policy that the fields say. What cannot be read is named, and stays as it was in `before`; a rule that is not whole yet is
 * left out.
 */
export function policyOf(draft: PolicyDraft, before: Policy): { readonly policy: Policy; readonly problems: Problems } {
  const problems = new Map<ProblemPlace, DraftProblem>();
  const duration = (place: DurationField, least: number, most: number) => {
    const read = readDuration(draft[place], least, most);
    if (typeof read === 'object' && read !== null) problems.set(place, read);
    return read;
  };
  const leeway = duration('leeway', 0, longestLeeway);
  const age = duration('maximumAge', 1, longestAge);
  const proofAge = duration('maximumProofAge', 1, longestAge);
  for (const rule of draft.rules) {
    const problem = problemOfRule(rule);
    if (problem !== null) problems.set(`rule:${rule.id}`, problem);
  }
  const policy: Policy = {
    algorithms: draft.algorithms === null ? null : [...draft.algorithms],
    issuers: listOrNull(draft.issuers),
    audience: draft.audience.length === 0 ? null : { match: draft.match, values: [...draft.audience] },
    subject: draft.subject === '' ? null : draft.subject,
    types: listOrNull(draft.types),
    leewaySeconds: typeof leeway === 'number' ? leeway : leeway === null ? 0 : before.leewaySeconds,
    required: [...draft.required],
    rules: draft.rules.filter((rule) => problemOfRule(rule) === null).map(({ claim, rule, value }) => ({ claim, rule, value })),
    maximumAgeSeconds: typeof age === 'number' || age === null ? age : before.maximumAgeSeconds,
    maximumProofAgeSeconds: typeof proofAge === 'number' || proofAge === null ? proofAge : before.maximumProofAgeSeconds,
    checksExp: draft.checksExp,
    checksNbf: draft.checksNbf,
    futureIat: draft.futureIat,
    byOwnKey: draft.byOwnKey,
    signatureOnly: draft.signatureOnly,
  };
  return { policy, problems };
}

/** Whether both demand the same, in the same words and order. */
export function isSamePolicy(one: Policy, other: Policy): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(policy: Policy): unknown {
  return policyOf(draftOf(policy), policy).policy;
}

function listOrNull(values: readonly string[]): string[] | null {
  return values.length === 0 ? null : [...values];
}

function problemOfRule({ claim, rule, value }: RuleDraft): DraftProblem | null {
  if (claim.trim() === '') return { code: 'rule-without-claim' };
  // The empty text is a value that a claim may have to equal.
  return rule !== 'absent' && rule !== 'equals' && value.trim() === '' ? { code: 'rule-without-value' } : null;
}

/** Seconds; null where nothing stands there. Calendar months are refused: they have no length. */
function readDuration(text: string, least: number, most: number): number | null | DraftProblem {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (/^\d{1,11}$/.test(trimmed) && Number(trimmed) !== 0) {
    return { code: 'duration-without-unit', expected: `${trimmed}s`, actual: trimmed };
  }
  const span = trimmed === '0' ? { months: 0, seconds: 0 } : parseSpan(trimmed);
  if (span === null) return { code: 'duration-malformed', expected: '30s, 5m, 1h 30m', actual: headOf(trimmed, 40) };
  if (span.months > 0) return { code: 'duration-of-months', expected: '30 days', actual: headOf(trimmed, 40) };
  if (span.seconds < least) return { code: 'duration-too-short', expected: least, actual: span.seconds };
  return span.seconds > most ? { code: 'duration-too-long', expected: most, actual: span.seconds } : span.seconds;
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** "1d 2h", "1m 30s", "0s": what `policyOf` reads again. */
export function durationText(seconds: number): string {
  let rest = seconds;
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count}${unit}`];
  });
  return parts.length === 0 ? '0s' : parts.join(' ');
}
