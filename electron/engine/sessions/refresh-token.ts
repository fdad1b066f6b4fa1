import { appError } from '../../../shared/errors.ts';
import { jsonString, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { refreshTokenTyp } from '../../../shared/sessions.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { GivenKey } from '../keys/import/verification-key.ts';
import { checkTyp } from '../tokens/header.ts';
import { strictParse } from '../tokens/strict-parse.ts';
import { judge } from '../tokens/verify.ts';

const policy = { ...defaultPolicy, types: [refreshTokenTyp], required: ['exp', 'sid', 'jti'] };

/** Whether a header says that its token is a refresh token, whatever else is wrong with it. */
export function isRefreshToken(header: JsonObject): boolean {
  return checkTyp(header, policy).outcome === 'passed';
}

export function isRefreshTyp(typ: string): boolean {
  return isRefreshToken({ kind: 'object', members: [{ name: 'typ', value: jsonString(typ) }] });
}

/** The session that a refresh token names. Nothing is verified: it only says whose keys to judge it with. */
export function unverifiedSid(compact: string): Result<string> {
  const { header, payload } = strictParse(compact);
  const sid = payload?.json ? stringMember(payload.json, 'sid') : undefined;
  if (!header?.json || !isRefreshToken(header.json) || sid === undefined) return fail(notOne('no rt+jwt with sid'));
  return ok(sid);
}

export type VerifiedRefreshToken = { readonly sid: string; readonly jti: string; readonly claims: JsonObject };

/**
 * Judges a refresh token by its signature, `typ` and times; whether it may still be used is the session's to say.
 * @param now Unix seconds
 * Errors: 'session-ended' for one that only expired; else 'not-a-refresh-token', with the check that failed in `actual`.
 */
export async function verifyRefreshToken(compact: string, keys: readonly GivenKey[], now: number): Promise<Result<VerifiedRefreshToken>> {
  const { verdict, claims } = await judge(strictParse(compact), keys, policy, now);
  const against = verdict.checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'unknown');
  const sid = claims === null ? undefined : stringMember(claims, 'sid');
  const jti = claims === null ? undefined : stringMember(claims, 'jti');
  if (against.length > 0 && against.every(({ code }) => code === 'exp-expired')) return fail(appError('session-ended'));
  const [first] = against;
  if (first !== undefined || claims === null) return fail(notOne(first?.code ?? 'header-unreadable'));
  return sid === undefined || jti === undefined ? fail(notOne('claim-missing')) : ok({ sid, jti, claims });
}

function notOne(actual: string) {
  return appError('not-a-refresh-token', { expected: refreshTokenTyp, actual });
}
