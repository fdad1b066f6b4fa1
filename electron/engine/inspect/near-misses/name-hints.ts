import type { Hint, HintCode } from '../../../../shared/hints.ts';
import { jsonString, memberOf, stringMember, type JsonNode } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import { withClaims, type ClaimTrial } from './claims.ts';
import { hint } from './hint.ts';
import { differenceOf, type NameDifference } from './name-mends.ts';

const issuerCodes: Readonly<Record<NameDifference, HintCode>> = {
  space: 'issuer-space',
  slash: 'issuer-slash',
  case: 'issuer-case',
  scheme: 'issuer-scheme',
};
const audienceCodes: Readonly<Record<NameDifference, HintCode>> = {
  space: 'audience-space',
  slash: 'audience-slash',
  case: 'audience-case',
  scheme: 'audience-scheme',
};
/** A subject is no URL: of it only blanks and case are looked at. */
const subjectCodes: Readonly<Partial<Record<NameDifference, HintCode>>> = { space: 'subject-space', case: 'subject-case' };

/** Claims that name the client: OIDC and RFC 9068, Entra v1.0, Okta. */
const clientClaims = ['azp', 'client_id', 'appid', 'cid'];

export function nameHints(trial: ClaimTrial): Hint[] {
  return [...issuerHints(trial), ...audienceHints(trial), ...subjectHints(trial)];
}

function issuerHints({ claims, policy, isWrong, passes }: ClaimTrial): Hint[] {
  const actual = stringMember(claims, 'iss');
  if (actual === undefined || !isWrong('iss')) return [];
  for (const expected of policy.issuers ?? []) {
    const difference = differenceOf(expected, actual);
    const isTwin = entraTenant(expected) !== null && entraTenant(expected) === entraTenant(actual);
    const code = difference !== null ? issuerCodes[difference] : isTwin ? 'issuer-version' : null;
    if (code !== null && passes('iss', { claims: withClaims(claims, { iss: jsonString(expected) }) })) {
      return [hint(code, 'iss', { expected, actual })];
    }
  }
  return [];
}

/** Microsoft Entra names one tenant in two ways, by the version of the endpoint that issued. */
function entraTenant(issuer: string): string | null {
  const named = /^https:\/\/(?:sts\.windows\.net\/([0-9a-f-]{36})\/|login\.microsoftonline\.com\/([0-9a-f-]{36})\/v2\.0)$/.exec(issuer);
  return named?.[1] ?? named?.[2] ?? null;
}

function audienceHints(trial: ClaimTrial): Hint[] {
  if (trial.policy.audience === null || !trial.isWrong('aud')) return [];
  return [...(asList(trial) ?? misspelt(trial) ?? moreThanAsked(trial) ?? []), ...asClient(trial)];
}

const list = (names: readonly string[]): JsonNode => ({ kind: 'array', items: names.map(jsonString) });

function namesIn(node: JsonNode | undefined): string[] {
  if (node?.kind === 'string') return [node.value];
  return node?.kind === 'array' ? node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])) : [];
}

function asList({ claims, policy, passes }: ClaimTrial): Hint[] | null {
  const text = stringMember(claims, 'aud');
  if (text === undefined) return null;
  const parsed = parseJson(text);
  const lists = [text.split(/\s*,\s*/), text.trim().split(/\s+/)].filter((names) => names.length > 1);
  if (parsed.ok) lists.unshift(namesIn(parsed.value));
  const isList = lists.some((names) => names.length > 0 && passes('aud', { claims: withClaims(claims, { aud: list(names) }) }));
  return isList ? [hint('audience-as-text', 'aud', { expected: policy.audience?.values ?? [], actual: text })] : null;
}

/** Each name of the token that is nearly one of those expected is put right, and all are judged together. */
function misspelt({ claims, policy, passes }: ClaimTrial): Hint[] | null {
  const found: { difference: NameDifference; expected: string; actual: string }[] = [];
  const mended = namesIn(memberOf(claims, 'aud')).map((actual) => {
    for (const expected of policy.audience?.values ?? []) {
      const difference = differenceOf(expected, actual);
      if (difference === null) continue;
      found.push({ difference, expected, actual });
      return expected;
    }
    return actual;
  });
  const [first] = found;
  if (first === undefined || !passes('aud', { claims: withClaims(claims, { aud: list(mended) }) })) return null;
  return [hint(audienceCodes[first.difference], 'aud', first)];
}

function moreThanAsked({ policy: { audience }, passes }: ClaimTrial): Hint[] | null {
  if (audience === null || audience.match === 'any') return null;
  if (!passes('aud', { policy: { audience: { ...audience, match: 'any' } } })) return null;
  return [hint('audience-rule', 'aud', { expected: audience.match, actual: 'any' })];
}

/** Meant for the one who asked for it: an ID token's `aud` and an access token's `azp` are taken for one another. */
function asClient({ claims, policy, passes }: ClaimTrial): Hint[] {
  for (const name of clientClaims) {
    const client = stringMember(claims, name);
    if (client === undefined || !policy.audience?.values.includes(client)) continue;
    if (passes('aud', { claims: withClaims(claims, { aud: jsonString(client) }) })) {
      return [hint('audience-is-client', 'aud', { expected: client, actual: name })];
    }
  }
  return [];
}

function subjectHints({ claims, policy, isWrong, passes }: ClaimTrial): Hint[] {
  const actual = stringMember(claims, 'sub');
  const expected = policy.subject;
  if (actual === undefined || expected === null || !isWrong('sub')) return [];
  const difference = differenceOf(expected, actual);
  const code = difference === null ? undefined : subjectCodes[difference];
  if (code === undefined || !passes('sub', { claims: withClaims(claims, { sub: jsonString(expected) }) })) return [];
  return [hint(code, 'sub', { expected, actual })];
}
