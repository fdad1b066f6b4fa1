import type { InspectedToken } from '../inspect.ts';
import { numberMember, type JsonObject } from '../json/node.ts';
import type { Verdict } from '../verdict.ts';
import { diffObjects, type Difference } from './json-diff.ts';

/** Two values of one fact, and whether they are the same. */
export type Pair<T> = { readonly left: T; readonly right: T; readonly isSame: boolean };

/** What differs between two tokens in what they mean; the text of two that mean the same may well be another. */
export type TokenDiff = {
  readonly isSameText: boolean;
  /** Null where a part of either token cannot be read: what is unread is not the same. */
  readonly header: readonly Difference[] | null;
  readonly claims: readonly Difference[] | null;
  readonly signature: Pair<string | null>;
  /** Seconds from iat (or else nbf) to exp; null where one of them is missing. */
  readonly life: Pair<number | null>;
  /** The key that the signature was judged with, by its name. */
  readonly key: Pair<string | null>;
};

export function diffTokens(left: InspectedToken, right: InspectedToken): TokenDiff {
  const pair = <T>(of: (token: InspectedToken) => T): Pair<T> => {
    const [a, b] = [of(left), of(right)];
    return { left: a, right: b, isSame: a === b };
  };
  return {
    isSameText: left.text === right.text,
    header: between(headerOf(left), headerOf(right)),
    claims: between(claimsOf(left), claimsOf(right)),
    signature: pair(({ signature }) => signature?.text ?? null),
    life: pair((token) => lifeOf(claimsOf(token))),
    key: pair(({ verdict }) => (wasAsked(verdict) ? (verdict.key?.name ?? null) : null)),
  };
}

/** The only key there is counts as found before it is asked, and for another algorithm it never is. */
function wasAsked({ checks }: Verdict): boolean {
  return checks.some(({ name, outcome }) => name === 'signature' && (outcome === 'passed' || outcome === 'failed'));
}

/** Of a sealed token that stays closed, its own header is all there is. */
function headerOf({ header, encryption }: InspectedToken): JsonObject | null {
  return header?.json ?? encryption?.header?.json ?? null;
}

/** What an SD-JWT discloses counts as what it says. */
function claimsOf({ payload, selective }: InspectedToken): JsonObject | null {
  return selective?.claims ?? payload?.json ?? null;
}

function between(left: JsonObject | null, right: JsonObject | null): Difference[] | null {
  return left === null || right === null ? null : diffObjects(left, right);
}

function lifeOf(claims: JsonObject | null): number | null {
  if (claims === null) return null;
  const from = numberMember(claims, 'iat') ?? numberMember(claims, 'nbf');
  const to = numberMember(claims, 'exp');
  return from === undefined || to === undefined ? null : to - from;
}
