import { memberOf, stringMember, type JsonMember, type JsonObject } from '../../../shared/json/node.ts';
import type { Finding } from '../../../shared/key-health.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { finding } from '../keys/health/finding.ts';
import { publishedSetFindings } from '../keys/health/set.ts';
import { maximumJwksKeys } from '../keys/import/jwks.ts';
import { malformedAnswer } from './malformed-answer.ts';

/** A key as it is kept: of its members only the public ones, and what was found in it when all were seen. */
export type PublishedKey = { readonly jwk: JsonObject; readonly findings: readonly Finding[] };

/** `findings` are those of the set as a whole. */
export type PublishedSet = { readonly keys: readonly PublishedKey[]; readonly findings: readonly Finding[] };

/** All that is kept of a published key. What is not named here cannot reach the database. */
const publicMembers = new Set(['kty', 'kid', 'alg', 'use', 'key_ops', 'crv', 'x', 'y', 'n', 'e', 'x5c', 'x5t', 'x5t#S256']);

/** RFC 7518 sections 6.2.2, 6.3.2 and 6.4, RFC 8037 section 2; `priv` is that of post-quantum keys. */
const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);

/**
 * Takes a JWK Set (RFC 7517 section 5) as somebody publishes it. Private members are left behind at once, whatever they
 * hold. A key that cannot be used stays in the list, to be seen; an empty set is one that withdrew all its keys.
 * Error: 'answer-malformed' with the place in `field`.
 */
export function readPublishedSet(set: JsonObject): Result<PublishedSet> {
  const keys = memberOf(set, 'keys');
  if (keys?.kind !== 'array') return malformedAnswer('keys', 'array', keys?.kind ?? 'missing');
  if (keys.items.length > maximumJwksKeys) {
    return malformedAnswer('keys', `at most ${maximumJwksKeys} keys`, `${keys.items.length} keys`);
  }
  const read: JsonObject[] = [];
  for (const [index, item] of keys.items.entries()) {
    if (item.kind !== 'object') return malformedAnswer(`keys[${index}]`, 'JSON object', item.kind);
    read.push(item);
  }
  return ok({ keys: read.map(publishedKey), findings: publishedSetFindings(read) });
}

function publishedKey(jwk: JsonObject): PublishedKey {
  const isSymmetric = stringMember(jwk, 'kty') === 'oct';
  const isPrivate = jwk.members.some(({ name }) => privateMembers.has(name));
  const findings = isSymmetric ? [finding('secret-published', 'danger')] : isPrivate ? [finding('private-key-published', 'danger')] : [];
  return { jwk: { kind: 'object', members: jwk.members.filter(isPublicMember) }, findings };
}

/** An object could hold anything: no public member is one. */
function isPublicMember({ name, value }: JsonMember): boolean {
  if (!publicMembers.has(name)) return false;
  return value.kind === 'array' ? value.items.every((item) => item.kind === 'string') : value.kind !== 'object';
}
