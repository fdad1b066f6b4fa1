import { stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Policy } from '../../../shared/policy.ts';
import { verifyCompact } from '../inspect/forms/compact-form.ts';
import { isRefreshToken } from '../sessions/refresh-token.ts';
import type { SessionDesk } from '../sessions/session-desk.ts';
import { decisiveCheck, type RefusalCode } from './challenge.ts';
import type { LocalApiKeySet } from './local-api-key.ts';

/** `sid`: the session of ours that it belongs to; null where it belongs to none, or sessions are not looked at. */
export type AccessToken = { readonly header: JsonObject; readonly claims: JsonObject; readonly sid: string | null };

export type AccessJudge = {
  readonly keys: LocalApiKeySet;
  /** undefined: tokens are judged by themselves. */
  readonly sessions: SessionDesk | undefined;
  readonly policy: Policy;
  /** Unix seconds. */
  readonly now: number;
};

/** Judges an access token and the session that it names. Error: what is against it; 'unavailable' where the vault cannot say. */
export async function judgeAccess(compact: string, judge: AccessJudge): Promise<Result<AccessToken, RefusalCode | 'unavailable'>> {
  const { verdict, header, claims } = await verifyCompact(compact, judge.keys.trusted, judge.policy, judge.now);
  if (!verdict.valid || header === null || claims === null) return fail(decisiveCheck(verdict)?.code ?? 'signature-not-tried');
  if (judge.sessions === undefined) return ok({ header, claims, sid: null });
  if (isRefreshToken(header)) return fail('refresh-token');
  const sid = stringMember(claims, 'sid');
  if (sid === undefined) return ok({ header, claims, sid: null });
  const state = judge.sessions.stateOf(sid);
  if (!state.ok) return fail('unavailable');
  if (state.value === 'revoked') return fail('session-revoked');
  if (state.value === 'ended') return fail('session-ended');
  // A `sid` that is not known here is a claim like any other: identity providers set it too (OpenID Connect Front-Channel Logout).
  return ok({ header, claims, sid: state.value === null ? null : sid });
}
