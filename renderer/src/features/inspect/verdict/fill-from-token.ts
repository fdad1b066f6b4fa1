import type { InspectedToken } from '../../../../../shared/inspect.ts';
import { memberOf, numberMember, stringMember, type JsonObject } from '../../../../../shared/json/node.ts';
import { jwsAlgorithms } from '../../../../../shared/key-algorithms.ts';
import type { Policy } from '../../../../../shared/policy.ts';

/** What a token says that a policy can ask for. Empty and null: it does not say it, or not so that it could be asked for. */
export type Said = {
  readonly issuer: string | null;
  readonly audience: readonly string[];
  readonly subject: string | null;
  readonly type: string | null;
  /** Never "none" and nothing that cannot be verified here. */
  readonly algorithm: string | null;
  /** Unix seconds. */
  readonly times: { readonly iat: number | null; readonly nbf: number | null; readonly exp: number | null };
  readonly claimNames: readonly string[];
};

const longestText = 2_048;
const longestType = 200;
const mostAudiences = 50;

export function claimsOf({ selective, payload }: InspectedToken): JsonObject | null {
  return selective?.claims ?? payload?.json ?? null;
}

export function saidBy(token: InspectedToken | null): Said {
  const claims = token === null ? null : claimsOf(token);
  const header = token?.header?.json ?? null;
  const algorithm = textIn(header, 'alg', longestType);
  const time = (name: string) => (claims === null ? null : (numberMember(claims, name) ?? null));
  return {
    issuer: textIn(claims, 'iss', longestText),
    audience: audienceOf(claims),
    subject: textIn(claims, 'sub', longestText),
    type: textIn(header, 'typ', longestType),
    algorithm: algorithm !== null && jwsAlgorithms.some((known) => known === algorithm) ? algorithm : null,
    times: { iat: time('iat'), nbf: time('nbf'), exp: time('exp') },
    claimNames: claims?.members.map(({ name }) => name) ?? [],
  };
}

/** The policy with the token's own issuer, audience, type and algorithm as what is expected; all else stays. */
export function filledFrom(policy: Policy, { issuer, audience, type, algorithm }: Said): Policy {
  return {
    ...policy,
    ...(issuer !== null && { issuers: [issuer] }),
    ...(audience.length > 0 && { audience: { match: policy.audience?.match ?? 'any', values: [...audience] } }),
    ...(type !== null && { types: [type] }),
    ...(algorithm !== null && { algorithms: [algorithm] }),
  };
}

/** Whether there is anything to fill in. */
export function saysAnything({ issuer, audience, type, algorithm }: Said): boolean {
  return issuer !== null || audience.length > 0 || type !== null || algorithm !== null;
}

function textIn(object: JsonObject | null, name: string, longest: number): string | null {
  const text = object === null ? undefined : stringMember(object, name);
  return text === undefined || text === '' || text.length > longest ? null : text;
}

/** RFC 7519 section 4.1.3: one text, or a list of texts. */
function audienceOf(claims: JsonObject | null): readonly string[] {
  const node = claims === null ? undefined : memberOf(claims, 'aud');
  const values = node?.kind === 'array' ? node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])) : [];
  const all = node?.kind === 'string' ? [node.value] : values;
  return [...new Set(all.filter((value) => value !== '' && value.length <= longestText))].slice(0, mostAudiences);
}
