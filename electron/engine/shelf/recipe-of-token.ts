import { memberOf, stringMember, type JsonMember, type JsonNode, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { compactForm, filledRecipeSchema, type FilledRecipe, type KidHeader, type TokenForm } from '../../../shared/mint-input.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { notRenewable } from './not-renewable.ts';
import type { TokenParts } from './token-parts.ts';
import { timesOfToken } from './times-of-token.ts';

type SigningKeyFacts = { readonly id: string; readonly kid: string; /** Null for a secret. */ readonly publicJwk: JsonObject | null };

/** What the token itself does not say. `key` is null where none of ours signed it. */
export type TokenFacts = {
  readonly key: SigningKeyFacts | null;
  /** When it was made, in Unix seconds: its times are counted from then where it has no `iat`. */
  readonly madeAt: number;
  readonly profileId: string | null;
};

/**
 * How a signed token would be made again, read from what it holds. Made at the instant of its `iat`, the recipe gives the same
 * header and the same claims, but a new `jti`. Without its key it names none, and what the header says of the key is that of
 * the one that will sign. Error: 'not-renewable' with a reason of `notRenewableReasons`.
 */
export function recipeOfToken({ header, claims, form }: TokenParts, { key, madeAt, profileId }: TokenFacts): Result<FilledRecipe> {
  if (claims === null) return notRenewable('no-claims');
  const head = readHeader(header, form, key);
  if (!head.ok) return head;
  const times = timesOfToken(claims, madeAt);
  if (!times.ok) return times;
  const filled = filledRecipeSchema.safeParse({
    recipe: { keyId: key?.id ?? null, ...head.value, ...readClaims(claims), ...times.value, payload: { kind: 'claims' } },
    variables: [],
    values: [],
    profileId,
  });
  return filled.success
    ? ok(filled.data)
    : notRenewable('too-large', { field: filled.error.issues[0]?.path.slice(1).join('.') ?? 'recipe' });
}

type Head = { typ: string | null; kid: KidHeader; header: string; embedsKey: boolean; form: TokenForm };

/** The parameters that minting sets by itself, and all others as they are. */
function readHeader(header: JsonObject, form: TokenParts['form'], key: TokenFacts['key']): Result<Head> {
  const typ = memberOf(header, 'typ');
  if (typ !== undefined && !isFilled(typ)) return notRenewable('header', { field: 'header.typ', expected: 'text' });
  const kid = memberOf(header, 'kid');
  if (kid !== undefined && !isFilled(kid)) return notRenewable('header', { field: 'header.kid', expected: 'text' });
  const isUnencoded = saysUnencoded(header);
  if (!isUnencoded && (memberOf(header, 'b64') ?? memberOf(header, 'crit')) !== undefined) {
    return notRenewable('header', { field: 'header.crit', expected: 'b64 false, crit ["b64"], or neither' });
  }
  const jwk = memberOf(header, 'jwk');
  const embedsKey = jwk?.kind === 'object' && (key === null || (key.publicJwk !== null && isOfKey(jwk, key.publicJwk)));
  const set = new Set(['alg', 'typ', 'kid', 'b64', 'crit', ...(embedsKey ? ['jwk'] : [])]);
  return ok({
    typ: typ?.value ?? null,
    kid: kidOf(kid?.value ?? null, key),
    header: textWithout(header, set),
    embedsKey,
    form: { ...compactForm, isDetached: form === 'jws-detached', isUnencoded },
  });
}

function kidOf(kid: string | null, key: SigningKeyFacts | null): KidHeader {
  if (kid === null) return { kind: 'none' };
  return key === null || kid === key.kid ? { kind: 'key' } : { kind: 'own', kid };
}

/** What a public JWK may say beside the key itself (RFC 7517 section 4); whoever embeds it may leave that out. */
const optional = new Set(['kid', 'alg', 'use']);

function isOfKey(jwk: JsonObject, publicJwk: JsonObject): boolean {
  const sameIn = (other: JsonObject) => (member: JsonMember) => {
    const value = memberOf(other, member.name);
    return value !== undefined && stringifyJson(value) === stringifyJson(member.value);
  };
  return jwk.members.every(sameIn(publicJwk)) && publicJwk.members.filter(({ name }) => !optional.has(name)).every(sameIn(jwk));
}

/** RFC 7797 section 3. */
function saysUnencoded(header: JsonObject): boolean {
  const b64 = memberOf(header, 'b64');
  const crit = memberOf(header, 'crit');
  return b64?.kind === 'boolean' && !b64.value && crit !== undefined && stringifyJson(crit) === '["b64"]';
}

/**
 * Registered claims that the form's fields write just so go into them; in any other shape they stay among the custom claims,
 * as do `iss` and `aud` of a kind that no field can hold.
 */
function readClaims(claims: JsonObject) {
  const issuer = fieldOf(memberOf(claims, 'iss'));
  const subject = fieldOf(memberOf(claims, 'sub'));
  const audience = audienceOf(memberOf(claims, 'aud'));
  const hasId = stringMember(claims, 'jti') !== undefined;
  const taken = new Set(['iat', 'nbf', 'exp']);
  if (issuer !== null) taken.add('iss');
  if (subject !== null) taken.add('sub');
  if (audience.length > 0) taken.add('aud');
  if (hasId) taken.add('jti');
  return { issuer, subject, audience, claims: textWithout(claims, taken), jti: hasId ? 'random' : 'none' };
}

/** As long as a field may be; see `mintRecipeSchema`. */
const longestField = 1_000;
const mostAudiences = 20;

function fieldOf(node: JsonNode | undefined): string | null {
  return isFilled(node) && node.value.length <= longestField ? node.value : null;
}

/** A single audience is written as a string (RFC 7519 section 4.1.3): a list of one is therefore no matter of the field. */
function audienceOf(node: JsonNode | undefined): string[] {
  if (node?.kind !== 'array') return [fieldOf(node)].filter((name) => name !== null);
  const names = node.items.map(fieldOf).filter((name) => name !== null);
  const isPlain = names.length === node.items.length && names.length >= 2 && names.length <= mostAudiences;
  return isPlain ? names : [];
}

function isFilled(node: JsonNode | undefined): node is Extract<JsonNode, { kind: 'string' }> {
  return node?.kind === 'string' && node.value !== '';
}

/** JSON text of the other members, in their order; empty for none. */
function textWithout(object: JsonObject, names: ReadonlySet<string>): string {
  const members: JsonMember[] = object.members.filter(({ name }) => !names.has(name));
  return members.length === 0 ? '' : stringifyJson({ kind: 'object', members });
}
