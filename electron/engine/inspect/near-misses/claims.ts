import type { InspectedToken } from '../../../../shared/inspect.ts';
import { memberOf, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import type { Policy } from '../../../../shared/policy.ts';
import type { CheckName } from '../../../../shared/verdict.ts';
import { checkClaims } from '../../tokens/claim-checks.ts';
import type { NearMissJudging } from './trial-keys.ts';

/** What is changed for one trial. */
export type Change = { claims?: JsonObject; policy?: Partial<Policy>; at?: number };

/** The claims of a token and the judge of them, asked again with one thing changed. */
export type ClaimTrial = {
  readonly claims: JsonObject;
  readonly policy: Policy;
  readonly at: number;
  /** Whether the verdict had a word against it: failed, or a warning. */
  isWrong(name: CheckName): boolean;
  /** Whether the real check of that name passes with the change. */
  passes(name: CheckName, change: Change): boolean;
};

export function claimTrialOf(token: InspectedToken, { policy, at }: NearMissJudging): ClaimTrial | null {
  const claims = token.selective?.claims ?? token.payload?.json ?? null;
  if (claims === null || policy.signatureOnly) return null;
  const outcomesOf = (change: Change) => checkClaims(change.claims ?? claims, { ...policy, ...change.policy }, change.at ?? at);
  const before = outcomesOf({});
  return {
    claims,
    policy,
    at,
    isWrong: (name) => before.some((check) => check.name === name && (check.outcome === 'failed' || check.outcome === 'warning')),
    passes: (name, change) => outcomesOf(change).some((check) => check.name === name && check.outcome === 'passed'),
  };
}

/** Replaces the claim in its place, or adds it at the end. */
export function withClaims(claims: JsonObject, changed: Readonly<Record<string, JsonNode>>): JsonObject {
  const rest = Object.entries(changed).filter(([name]) => memberOf(claims, name) === undefined);
  const kept = claims.members.map(({ name, value }) => ({ name, value: Object.hasOwn(changed, name) ? (changed[name] ?? value) : value }));
  return { kind: 'object', members: [...kept, ...rest.map(([name, value]) => ({ name, value }))] };
}
