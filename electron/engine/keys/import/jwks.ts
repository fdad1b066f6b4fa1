import { memberOf, stringMember, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { verificationKeyOf } from './jwk.ts';
import { readObject } from './jwk-members.ts';
import { attempt, malformed, unusable } from './refusal.ts';
import type { CandidateKey, ImportOptions } from './verification-key.ts';

const maximumJwksBytes = 524_288;
export const maximumJwksKeys = 100;

/**
 * Reads a JWK Set for verifying (RFC 7517 section 5). A member that cannot verify (for encryption, of an
 * unknown type, too weak) is kept as an unusable candidate with its reason; the set is refused when
 * - no key in it can verify
 * - two keys share a `kid`, usable or not: a token would not say which one it means
 * - it mixes shared secrets with public keys: that is how RS256 tokens get checked as HS256
 */
export function importJwks(input: string | JsonNode, options: ImportOptions): Result<CandidateKey[]> {
  const read = attempt(() => membersOf(readObject(input, 'jwks', maximumJwksBytes)));
  if (!read.ok) return read;
  const candidates = read.value.map((jwk, index) => candidateOf(jwk, index, options));
  const [first] = candidates;
  if (first?.isUsable === false && candidates.every((candidate) => !candidate.isUsable)) return fail(first.problem);
  return ok(candidates);
}

function membersOf(set: JsonObject): JsonObject[] {
  const keys = memberOf(set, 'keys');
  if (keys?.kind !== 'array') throw malformed('keys', 'array', keys?.kind ?? 'missing');
  if (keys.items.length === 0 || keys.items.length > maximumJwksKeys) {
    throw malformed('keys', `1 to ${maximumJwksKeys} keys`, `${keys.items.length} keys`);
  }
  const members = keys.items.map((item, index) => {
    if (item.kind !== 'object') throw malformed(`keys[${index}]`, 'JSON object', item.kind);
    return item;
  });
  const secrets = members.filter((jwk) => stringMember(jwk, 'kty') === 'oct').length;
  if (secrets > 0 && secrets < members.length) {
    throw unusable('keys', 'secrets only, or public keys only', `${secrets} of ${members.length} are secrets`);
  }
  requireDistinctIds(members);
  return members;
}

function candidateOf(jwk: JsonObject, index: number, options: ImportOptions): CandidateKey {
  const kid = stringMember(jwk, 'kid') ?? null;
  const name = kid ?? `${options.name}, key ${index + 1}`;
  const result = attempt(() => verificationKeyOf(jwk, { ...options, name }));
  if (result.ok) return result.value;
  const field = `keys[${index}].${result.error.field ?? ''}`;
  return { isUsable: false, id: options.id ?? null, name, kid, problem: { ...result.error, field } };
}

function requireDistinctIds(members: readonly JsonObject[]): void {
  const seen = new Set<string>();
  for (const [index, jwk] of members.entries()) {
    const kid = stringMember(jwk, 'kid');
    if (kid === undefined) continue;
    if (seen.has(kid)) throw unusable(`keys[${index}].kid`, 'distinct kids', 'a duplicate');
    seen.add(kid);
  }
}
