import type { SessionSpan } from '../../../shared/session-span.ts';
import type { Session, SessionState } from '../../../shared/sessions.ts';
import type { StoredSession } from './session-store.ts';

/** Revoked wins over ended. At its very end it has ended, as a token has at its `exp` (RFC 7519 section 4.1.4). */
export function stateAt(session: Pick<StoredSession, 'endsAt' | 'revokedAt'>, now: number): SessionState {
  if (session.revokedAt !== null) return 'revoked';
  return now >= session.endsAt ? 'ended' : 'active';
}

/** The last moment at which the session may possibly stand: no token that keeps it alive needs to live longer. */
export function lastMoment({ endsAt, latestEnd }: SessionSpan): number {
  return latestEnd ?? endsAt;
}

/** The session after one use: a sliding one ends later, though never later than it may. Not earlier either, if the clock was set back. */
export function afterUse(session: StoredSession, now: number): StoredSession {
  const { slidesBy, latestEnd, endsAt } = session;
  if (slidesBy === null || latestEnd === null || stateAt(session, now) !== 'active') return session;
  const moved = Math.max(endsAt, Math.min(now + slidesBy, latestEnd));
  return moved === endsAt ? session : { ...session, endsAt: moved };
}

/** One refresh token that is exchanged for the next; `keyId` signed the new tokens. */
export type Rotation = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly keyId: string | null;
  readonly now: number;
};

export type RotationOutcome = 'rotated' | 'reused' | 'revoked' | 'ended';

/**
 * The session after a refresh token was presented. Any but the newest one was used before, by its owner or by a thief, and
 * nobody can tell which: the whole family is revoked (RFC 9700 section 4.14.2).
 */
export function afterRefresh(session: StoredSession, rotation: Rotation): { outcome: RotationOutcome; session: StoredSession } {
  const { from, to, keyId, now } = rotation;
  const state = stateAt(session, now);
  if (state !== 'active') return { outcome: state, session };
  if (session.refreshJti !== from) return { outcome: 'reused', session: revoked(session, 'reuse', now) };
  return { outcome: 'rotated', session: { ...afterUse(session, now), keyId, refreshJti: to, refreshes: session.refreshes + 1 } };
}

/** What was revoked or has ended stays as it is. */
export function revoked(session: StoredSession, revokedFor: 'reuse' | 'user', now: number): StoredSession {
  return stateAt(session, now) === 'active' ? { ...session, revokedAt: now, revokedFor } : session;
}

/** What is told of a session. */
export function sessionAt(session: StoredSession, now: number): Session {
  const { id, startedAt, endsAt, latestEnd, refreshes, revokedAt, revokedFor } = session;
  return { id, state: stateAt(session, now), startedAt, endsAt, latestEnd, refreshes, revokedAt, revokedFor };
}
