import { createHash, randomUUID } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { maxTokenBytes } from '../../../shared/inspect.ts';
import { jsonNumber, jsonString, memberOf, type JsonMember, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { composeToken, parseClaims } from '../../../shared/mint.ts';
import type { FilledRecipe } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { refreshTokenTyp } from '../../../shared/sessions.ts';
import type { LocalApiKey } from '../local-api/local-api-key.ts';
import type { MadeToken } from '../mint/made-token.ts';
import { isRefreshTyp } from './refresh-token.ts';

/** A key that signs for a session; `publicJwk` is its public half, null for a secret. */
export type TokenSigner = Pick<LocalApiKey, 'id' | 'kid' | 'alg' | 'sign'> & { readonly publicJwk: JsonObject | null };

/** Signs and measures. Errors: those of the key; 'payload-too-large'. */
export async function signClaims(header: JsonObject, claims: JsonObject, signer: TokenSigner): Promise<Result<MadeToken>> {
  const signed = await signer.sign(header, stringifyJson(claims));
  if (!signed.ok) return signed;
  const text = signed.value;
  if (text.length > maxTokenBytes) {
    return fail(appError('payload-too-large', { field: 'claims', expected: `${maxTokenBytes}`, actual: `${text.length}` }));
  }
  // An ephemeral key has no id; its tokens never reach a shelf.
  return ok({ text, form: 'jws', header, claims, detachedPayload: null, keyId: signer.id ?? '' });
}

/** Makes a token by its recipe, whichever key the recipe names. Errors: those of composing and of the key. */
export async function makeAccessToken(filled: FilledRecipe, signer: TokenSigner, now: number): Promise<Result<MadeToken>> {
  const composed = composeToken(filled, { signer, recipient: null }, { now, jti: randomUUID(), sha256 });
  if (!composed.ok) return composed;
  const { header, claims } = composed.value;
  if (header === null || claims === null) throw new Error('The recipe of a session makes no signed claims');
  return signClaims(header, claims, signer);
}

/** What a refresh token takes over from the access token that it was made beside. */
const inherited = ['iss', 'sub', 'aud', 'client_id'];

export async function makeRefreshToken(
  access: JsonObject,
  session: { readonly id: string; readonly jti: string; readonly expiresAt: number },
  signer: TokenSigner,
  now: number,
): Promise<Result<MadeToken>> {
  const header: JsonObject = {
    kind: 'object',
    members: [
      { name: 'alg', value: jsonString(signer.alg) },
      { name: 'typ', value: jsonString(refreshTokenTyp) },
      { name: 'kid', value: jsonString(signer.kid) },
    ],
  };
  const members: JsonMember[] = [
    ...access.members.filter(({ name }) => inherited.includes(name)),
    { name: 'sid', value: jsonString(session.id) },
    { name: 'iat', value: jsonNumber(now) },
    { name: 'exp', value: jsonNumber(session.expiresAt) },
    { name: 'jti', value: jsonString(session.jti) },
  ];
  return signClaims(header, { kind: 'object', members }, signer);
}

/**
 * The recipe of a session's access tokens: the user's own, with `sid`.
 * Errors: 'form-impossible' for what is not a compact JWS with claims and one signature; 'claim-shadows-field' where `sid` is taken.
 */
export function sessionRecipe(filled: FilledRecipe, sid: string): Result<FilledRecipe> {
  const { typ, payload, form } = filled.recipe;
  const impossible = (field: string, expected: string, actual: string) => fail(appError('form-impossible', { field, expected, actual }));
  if (typ !== null && isRefreshTyp(typ)) return impossible('typ', 'that of an access token', refreshTokenTyp);
  if (payload.kind !== 'claims') return impossible('payload', 'claims', payload.kind);
  if (form.serialization !== 'compact') return impossible('form.serialization', 'compact', form.serialization);
  if (form.isDetached) return impossible('form.isDetached', 'false', 'true');
  if (form.isUnencoded) return impossible('form.isUnencoded', 'false', 'true');
  if (form.otherKeyIds.length > 0) return impossible('form.otherKeyIds', 'none', String(form.otherKeyIds.length));
  if (form.encryption !== null) return impossible('form.encryption', 'none', form.encryption.enc);
  return withSid(filled, sid);
}

/** Adds `sid` to the custom claims of a recipe. */
function withSid(filled: FilledRecipe, sid: string): Result<FilledRecipe> {
  const custom = parseClaims(filled.recipe.claims, 'claims');
  if (!custom.ok) return custom;
  if (memberOf(custom.value, 'sid') !== undefined) return fail(appError('claim-shadows-field', { field: 'claims', actual: 'sid' }));
  const claims = stringifyJson({ kind: 'object', members: [...custom.value.members, { name: 'sid', value: jsonString(sid) }] });
  return ok({ ...filled, recipe: { ...filled.recipe, claims } });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
