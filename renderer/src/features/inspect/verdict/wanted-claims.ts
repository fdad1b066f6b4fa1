import { jsonString, memberOf, stringMember, type JsonNode, type JsonObject } from '../../../../../shared/json/node.ts';
import { parseJson } from '../../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../../shared/json/stringify.ts';
import type { ClaimRule, Policy } from '../../../../../shared/policy.ts';

/** Null for what is no text, and for an empty one. */
export function textIn(object: JsonObject, name: string): string | null {
  return stringMember(object, name) || null;
}

/**
 * The claims as the policy demands them, so far as it says what they are. An empty text stands for those of which it only says that
 * they must be there.
 * @param issuer what `iss` will be
 */
export function withDemands(own: JsonObject, { required, rules }: Policy, issuer: string | null): JsonObject {
  const begun = issuer === null ? own : withClaim(own, 'iss', jsonString(issuer));
  const whole = required.reduce((claims, name) => (isThere(claims, name) ? claims : withClaim(claims, name, jsonString(''))), begun);
  return rules.reduce(withRule, whole);
}

function withRule(claims: JsonObject, { claim, rule, value }: ClaimRule): JsonObject {
  const node = memberOf(claims, claim);
  switch (rule) {
    case 'absent':
      return { kind: 'object', members: claims.members.filter(({ name }) => name !== claim) };
    case 'equals':
      return withClaim(claims, claim, valueOf(value));
    case 'member': {
      const object: JsonObject = node?.kind === 'object' ? node : { kind: 'object', members: [] };
      const isIn = memberOf(object, value) !== undefined;
      return withClaim(claims, claim, isIn ? object : withClaim(object, value, { kind: 'object', members: [] }));
    }
    case 'same-as':
      return withClaim(claims, claim, memberOf(claims, value) ?? node ?? jsonString(''));
    case 'either':
      return isThere(claims, claim) || isThere(claims, value) ? claims : withClaim(claims, value, jsonString(''));
  }
}

/** A rule has a text, or the JSON text of anything else. */
function valueOf(text: string): JsonNode {
  const parsed = parseJson(text);
  const isOther = parsed.ok && parsed.value.kind !== 'string' && stringifyJson(parsed.value) === text;
  return isOther ? parsed.value : jsonString(text);
}

function isThere(claims: JsonObject, name: string): boolean {
  return (memberOf(claims, name) ?? { kind: 'null' }).kind !== 'null';
}

/** In its place, or at the end. */
function withClaim(claims: JsonObject, name: string, value: JsonNode): JsonObject {
  const isNew = memberOf(claims, name) === undefined;
  const members = claims.members.map((member) => (member.name === name ? { name, value } : member));
  return { kind: 'object', members: isNew ? [...members, { name, value }] : members };
}
