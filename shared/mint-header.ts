import { appError } from './errors.ts';
import type { FilledParts } from './fill.ts';
import { jsonString, type JsonMember, type JsonNode, type JsonObject } from './json/node.ts';
import type { MintKeys, Signer } from './mint.ts';
import type { MintRecipe } from './mint-input.ts';
import { fail, ok, type Result } from './result.ts';

/** Parameters that minting itself sets, or that decide how a token is read. `jwk` is judged by what it holds. */
export const reservedParameters: readonly string[] = [
  'alg',
  'typ',
  'kid',
  'crit',
  'b64',
  'enc',
  'zip',
  'epk',
  'iv',
  'tag',
  'p2s',
  'p2c',
  'apu',
  'apv',
];
/** Members of a JWK that only its owner may know (RFC 7518 sections 6.2.2, 6.3.2, 6.4.1; RFC 8037 section 2). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Protected header of the JWS: alg, typ, kid, jwk, the further ones as typed, b64 and crit. Error: 'parameter-reserved'. */
export function composeHeader({ recipe, header }: FilledParts, signer: Signer): Result<JsonObject> {
  const reserved = reservedIn(header, recipe);
  if (reserved !== undefined) return refuse(reserved);
  const members = [text('alg', signer.alg), ...typMember(recipe), ...kidMember(recipe, signer.kid)];
  if (recipe.embedsKey && signer.publicJwk !== null) members.push({ name: 'jwk', value: signer.publicJwk });
  members.push(...header.members);
  if (recipe.form.isUnencoded) {
    // RFC 7797 section 6.
    members.push({ name: 'b64', value: { kind: 'boolean', value: false } });
    members.push({ name: 'crit', value: { kind: 'array', items: [jsonString('b64')] } });
  }
  return ok({ kind: 'object', members });
}

/**
 * Protected header of the JWE: alg, enc, and typ, kid and the further ones where nothing signs. Around a signed token these are
 * that token's, and `cty` says what is inside (RFC 7519 section 5.2). Null where nothing is sealed. Error: 'parameter-reserved'.
 */
export function composeSealHeader({ recipe, header }: FilledParts, { signer, recipient }: MintKeys): Result<JsonObject | null> {
  const { encryption } = recipe.form;
  if (encryption === null || recipient === null) return ok(null);
  const members = [text('alg', recipient.alg), text('enc', encryption.enc)];
  if (signer !== null) {
    const kid = recipe.kid.kind === 'none' ? [] : [text('kid', recipient.kid)];
    const inside = recipe.payload.kind === 'claims' ? 'JWT' : 'JOSE';
    return ok({ kind: 'object', members: [...members, text('cty', inside), ...kid] });
  }
  const reserved = reservedIn(header, recipe);
  if (reserved !== undefined) return refuse(reserved);
  members.push(...typMember(recipe), ...kidMember(recipe, recipient.kid), ...header.members);
  return ok({ kind: 'object', members });
}

function reservedIn(header: JsonObject, { embedsKey }: MintRecipe): string | undefined {
  const isReserved = ({ name, value }: JsonMember) =>
    reservedParameters.includes(name) || (name === 'jwk' && (embedsKey || holdsPrivate(value)));
  return header.members.find(isReserved)?.name;
}

function holdsPrivate(jwk: JsonNode): boolean {
  return jwk.kind !== 'object' || jwk.members.some(({ name }) => privateMembers.includes(name));
}

function refuse(name: string): Result<never> {
  return fail(appError('parameter-reserved', { field: 'header', actual: name }));
}

function typMember({ typ }: MintRecipe): JsonMember[] {
  return typ === null || typ === '' ? [] : [text('typ', typ)];
}

function kidMember({ kid }: MintRecipe, ofKey: string): JsonMember[] {
  if (kid.kind === 'none') return [];
  return [text('kid', kid.kind === 'own' ? kid.kid : ofKey)];
}

function text(name: string, value: string): JsonMember {
  return { name, value: jsonString(value) };
}
