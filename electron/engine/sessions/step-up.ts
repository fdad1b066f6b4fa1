import { randomUUID } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { jsonNumber, jsonString, memberOf, numberMember, type JsonMember, type JsonObject } from '../../../shared/json/node.ts';
import { expiryOf, parseLifetime } from '../../../shared/lifetime.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { StepUp } from '../../../shared/sessions.ts';
import type { MadeToken } from '../mint/made-token.ts';
import { isRefreshToken } from './refresh-token.ts';
import { signClaims, type TokenSigner } from './session-tokens.ts';

/** What a stronger sign-in says anew; all other claims stay, `sid` among them. */
const renewed = ['iat', 'nbf', 'exp', 'jti', 'acr', 'amr', 'auth_time'];

/**
 * The same token after a stronger sign-in, for no longer than the original lived (RFC 9470, OpenID Connect Core section 2).
 * @param now whole Unix seconds
 * Errors: 'form-impossible' for a refresh token and for one with `crit`; 'lifetime-malformed', 'time-out-of-range', 'never-valid'.
 */
export async function stepUpToken(
  original: { readonly header: JsonObject; readonly claims: JsonObject },
  { acr, amr, lifetime }: Omit<StepUp, 'id'>,
  signer: TokenSigner,
  now: number,
): Promise<Result<MadeToken>> {
  if (isRefreshToken(original.header))
    return fail(appError('form-impossible', { field: 'id', expected: 'an access token', actual: 'rt+jwt' }));
  if (memberOf(original.header, 'crit') !== undefined) {
    return fail(appError('form-impossible', { field: 'id', expected: 'a token without extensions', actual: 'crit' }));
  }
  const expiresAt = endOf(lifetime, original.claims, now);
  if (!expiresAt.ok) return expiresAt;
  const members: JsonMember[] = [
    ...original.claims.members.filter(({ name }) => !renewed.includes(name)),
    { name: 'acr', value: jsonString(acr) },
    ...(amr.length === 0 ? [] : [{ name: 'amr', value: { kind: 'array' as const, items: amr.map(jsonString) } }]),
    { name: 'auth_time', value: jsonNumber(now) },
    { name: 'iat', value: jsonNumber(now) },
    { name: 'exp', value: jsonNumber(expiresAt.value) },
    { name: 'jti', value: jsonString(randomUUID()) },
  ];
  return signClaims(headerOf(original.header, signer), { kind: 'object', members }, signer);
}

function endOf(text: string, claims: JsonObject, now: number): Result<number> {
  const lifetime = parseLifetime(text);
  if (!lifetime.ok) return fail({ ...lifetime.error, field: 'lifetime' });
  const end = expiryOf(lifetime.value, now);
  const actual = text.slice(0, 40);
  if (end === null) return fail(appError('lifetime-malformed', { field: 'lifetime', expected: 'a lifetime with an end', actual }));
  if (end <= now) return fail(appError('never-valid', { field: 'lifetime', expected: `after ${now}`, actual: String(end) }));
  const [issuedAt, expiresAt] = [numberMember(claims, 'iat'), numberMember(claims, 'exp')];
  if (expiresAt === undefined) return ok(end);
  // Without `iat` nobody knows how long it was meant to live: then not beyond its own end.
  const latest = issuedAt === undefined ? expiresAt : now + (expiresAt - issuedAt);
  if (end <= latest) return ok(end);
  return fail(appError('time-out-of-range', { field: 'lifetime', expected: `at most ${Math.max(0, Math.floor(latest - now))} s`, actual }));
}

/** As it was, signed by a key that may be the successor of the first. */
function headerOf(header: JsonObject, { alg, kid, publicJwk }: TokenSigner): JsonObject {
  const replace = (member: JsonMember): JsonMember[] => {
    if (member.name === 'alg') return [{ name: 'alg', value: jsonString(alg) }];
    if (member.name === 'kid') return [{ name: 'kid', value: jsonString(kid) }];
    if (member.name !== 'jwk') return [member];
    return publicJwk === null ? [] : [{ name: 'jwk', value: publicJwk }];
  };
  return { kind: 'object', members: header.members.flatMap(replace) };
}
