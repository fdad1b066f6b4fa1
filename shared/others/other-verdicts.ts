import type { InspectedToken } from '../inspect.ts';
import { memberOf, stringMember, type JsonNode, type JsonObject } from '../json/node.ts';
import type { Policy } from '../policy.ts';
import type { CheckCode } from '../verdict.ts';
import { libraries, libraryFacts, type Library, type LibraryFacts } from './libraries.ts';

/** Why a library refuses a token, or takes what was refused here. Names what differs, not what all verifiers agree on. */
export const otherReasonCodes = [
  'form', // no compact JWS: the library has another call for it, or none
  'no-claims',
  'signature', // the signature is not good
  'signature-unknown', // no key here: whether it is good cannot be told
  'algorithm-not-known',
  'malformed', // all of them refuse what cannot be read
  'crit-refused',
  'crit-ignored',
  'expired',
  'within-leeway', // expired or not yet begun, but within the leeway that it grants by itself
  'exp-missing',
  'not-yet',
  'time-malformed',
  'text-time-taken',
  'iat-future',
  'iat-malformed',
  'issuer-other',
  'issuer-unasked', // it must be told whom to trust
  'audience-other',
  'audience-unasked', // the token has an audience, and none was named
  'subject-malformed',
  'duplicates-taken',
  'typ-ignored', // the policy wants another typ; no library looks at it by itself
  'age-ignored', // nor at the age
  'rules-ignored', // nor at the further rules of the policy
  'tilde-ignored', // an SD-JWT that lost its tildes is a token like any other to them
] as const;
export type OtherReasonCode = (typeof otherReasonCodes)[number];

export type OtherReason = { readonly code: OtherReasonCode; readonly effect: 'refuses' | 'accepts' | 'depends' };

export type OtherVerdict = {
  readonly library: Library;
  readonly outcome: 'accepts' | 'refuses' | 'depends';
  /** Another verdict than ours. */
  readonly differs: boolean;
  readonly reasons: readonly OtherReason[];
};

/**
 * What widely used verifiers would say, given the right key, and the issuer and audience of the policy where it has some. Facts of
 * their defaults, not a run of them.
 */
export function otherVerdicts(token: InspectedToken, policy: Policy): OtherVerdict[] {
  return libraries.map((library) => {
    const reasons = reasonsOf(token, policy, libraryFacts[library]);
    const outcome = reasons.some(({ effect }) => effect === 'refuses')
      ? 'refuses'
      : reasons.some(({ effect }) => effect === 'depends')
        ? 'depends'
        : 'accepts';
    return { library, outcome, differs: outcome !== 'depends' && (outcome === 'accepts') !== token.verdict.valid, reasons };
  });
}

function reasonsOf(token: InspectedToken, policy: Policy, facts: LibraryFacts): OtherReason[] {
  if (token.kind !== 'jws')
    return [{ code: token.kind === 'damaged' ? 'malformed' : 'form', effect: token.kind === 'damaged' ? 'refuses' : 'depends' }];
  const header = token.header?.json ?? null;
  const claims = token.payload?.json ?? null;
  const { checks, at } = token.verdict;
  const codeOf = (name: string): CheckCode | undefined => checks.find((check) => check.name === name)?.code;
  if (codeOf('format') === 'format-duplicate-member' && facts.takesDuplicates === true) {
    // Which of the two counts cannot be read from here any more.
    return [{ code: 'duplicates-taken', effect: 'depends' }];
  }
  if (header === null) return [refuses('malformed')];
  if (claims === null) return [refuses('no-claims')];
  return [
    ...ofSignature(token, header, facts),
    ...ofCrit(header, facts),
    ...ofTimes(claims, policy, facts, at),
    ...ofIssuer(claims, policy, facts),
    ...ofAudience(claims, policy, facts),
    ...ofSubject(claims, facts),
    ...ofRest([
      ['typ-ignored', codeOf('typ') === 'typ-mismatch'],
      ['age-ignored', codeOf('age') === 'age-exceeded'],
      ['rules-ignored', checks.some(({ name, outcome }) => name.startsWith('claim:') && outcome === 'failed')],
      ['tilde-ignored', codeOf('format') === 'format-sd-jwt-no-tilde'],
    ]),
  ];
}

function refuses(code: OtherReasonCode): OtherReason {
  return { code, effect: 'refuses' };
}

function ofSignature({ verdict }: InspectedToken, header: JsonObject, { algorithms }: LibraryFacts): OtherReason[] {
  const alg = stringMember(header, 'alg');
  if (alg === undefined || !algorithms.includes(alg)) return [refuses('algorithm-not-known')];
  const outcome = verdict.checks.find(({ name }) => name === 'signature')?.outcome;
  if (outcome === 'failed') return [refuses('signature')];
  return outcome === 'passed' ? [] : [{ code: 'signature-unknown', effect: 'depends' }];
}

function ofCrit(header: JsonObject, { refusesUnknownCrit }: LibraryFacts): OtherReason[] {
  if (memberOf(header, 'crit') === undefined || refusesUnknownCrit === null) return [];
  return refusesUnknownCrit ? [refuses('crit-refused')] : [{ code: 'crit-ignored', effect: 'accepts' }];
}

/** `at` is NaN where there is no number. */
type Time = { readonly kind: 'none' | 'malformed' | 'number' | 'text'; readonly at: number };

function timeOf(node: JsonNode | undefined): Time {
  if (node === undefined) return { kind: 'none', at: Number.NaN };
  if (node.kind === 'number') return { kind: 'number', at: Number(node.source) };
  return node.kind === 'string' && /^\d{1,15}$/.test(node.value)
    ? { kind: 'text', at: Number(node.value) }
    : { kind: 'malformed', at: Number.NaN };
}

function ofTimes(claims: JsonObject, policy: Policy, facts: LibraryFacts, at: number): OtherReason[] {
  const { leewaySeconds: leeway } = facts;
  const bound = (name: 'exp' | 'nbf', late: OtherReasonCode, isLate: (time: number, leeway: number) => boolean): OtherReason[] => {
    const time = timeOf(memberOf(claims, name));
    if (time.kind === 'none') return name === 'exp' && facts.requiresExp ? [refuses('exp-missing')] : [];
    if (time.kind === 'malformed') return [refuses('time-malformed')];
    if (time.kind === 'text' && facts.takesTextTimes !== true) return facts.takesTextTimes === null ? [] : [refuses('time-malformed')];
    if (isLate(time.at, leeway)) return [refuses(late)];
    const asText: OtherReason[] = time.kind === 'text' ? [{ code: 'text-time-taken', effect: 'accepts' }] : [];
    const isSaved = isLate(time.at, policy.leewaySeconds);
    return isSaved ? [...asText, { code: 'within-leeway', effect: 'accepts' }] : asText;
  };
  return [
    ...bound('exp', 'expired', (exp, leewaySeconds) => at >= exp + leewaySeconds),
    ...bound('nbf', 'not-yet', (nbf, leewaySeconds) => at < nbf - leewaySeconds),
    ...ofIat(timeOf(memberOf(claims, 'iat')), facts, at),
  ];
}

function ofIat(iat: Time, { refusesFutureIat, refusesOddIat, leewaySeconds, takesTextTimes }: LibraryFacts, at: number): OtherReason[] {
  if (iat.kind === 'none') return [];
  const isOdd = iat.kind === 'malformed' || (iat.kind === 'text' && takesTextTimes !== true);
  if (isOdd) return refusesOddIat === true ? [refuses('iat-malformed')] : [];
  return refusesFutureIat && iat.at > at + leewaySeconds ? [refuses('iat-future')] : [];
}

function ofIssuer(claims: JsonObject, { issuers }: Policy, { needsIssuer }: LibraryFacts): OtherReason[] {
  if (issuers === null) return needsIssuer ? [{ code: 'issuer-unasked', effect: 'depends' }] : [];
  const iss = stringMember(claims, 'iss');
  return iss !== undefined && issuers.includes(iss) ? [] : [refuses('issuer-other')];
}

function ofAudience(claims: JsonObject, { audience }: Policy, facts: LibraryFacts): OtherReason[] {
  const node = memberOf(claims, 'aud');
  const named = audienceOf(node);
  if (audience === null) {
    if (!facts.refusesUnaskedAudience) return [];
    // Whoever uses ASP.NET names one, or switches the check off; PyJWT passes over an empty one.
    if (facts.needsIssuer) return [{ code: 'audience-unasked', effect: 'depends' }];
    const isEmpty = node === undefined || named?.length === 0 || (node.kind === 'string' && node.value === '');
    return isEmpty ? [] : [refuses('audience-unasked')];
  }
  if (named === null) return [refuses('audience-other')];
  const wantsAll = facts.wantsAllAudiences;
  const isMeant = wantsAll
    ? audience.values.every((value) => named.includes(value))
    : audience.values.some((value) => named.includes(value));
  return isMeant ? [] : [refuses('audience-other')];
}

function audienceOf(node: JsonNode | undefined): string[] | null {
  if (node?.kind === 'string') return [node.value];
  if (node?.kind !== 'array') return null;
  const names = node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return names.length === node.items.length ? names : null;
}

function ofSubject(claims: JsonObject, { refusesOddSubject }: LibraryFacts): OtherReason[] {
  const sub = memberOf(claims, 'sub');
  return sub !== undefined && sub.kind !== 'string' && refusesOddSubject === true ? [refuses('subject-malformed')] : [];
}

/** What no library looks at unless it is told to, and the policy here does. */
function ofRest(ignored: readonly (readonly [OtherReasonCode, boolean])[]): OtherReason[] {
  return ignored.flatMap(([code, isSo]): OtherReason[] => (isSo ? [{ code, effect: 'accepts' }] : []));
}
