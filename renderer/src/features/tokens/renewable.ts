import type { Session } from '../../../../shared/sessions.ts';
import type { ShelfItem } from '../../../../shared/tokens.ts';

export type Obstacle = 'pasted' | 'key' | 'used' | 'revoked' | 'session' | 'other';

/** Whether it can be made again in its place. */
export function canRenew(item: ShelfItem): boolean {
  return obstacleTo(item) === null;
}

/** Why it cannot be renewed in its place; null where it can. An access token of a session is renewed by refreshing that. */
export function obstacleTo(item: ShelfItem): Obstacle | null {
  if (item.source !== 'minted') return 'pasted';
  if (item.isRevoked) return 'revoked';
  if (item.role === 'refresh' || item.role === 'used') return 'used';
  if (item.keyId === null || item.keyName === null) return 'key';
  if (item.sessionId !== null) return 'session';
  return item.isRenewable ? null : 'other';
}

/** Why it cannot renew itself; null where it can. `session`: the one that it belongs to. */
export function obstacleToRenewingItself(item: ShelfItem, session: Session | null): Obstacle | null {
  const obstacle = obstacleTo(item);
  if (obstacle !== 'session') return obstacle;
  return session?.state === 'active' ? null : 'revoked';
}

/** Offered as "how long before", in seconds. */
const offered = [60, 300, 900, 3_600, 86_400, 604_800];

/** Those that are shorter than the token's life: before that it would never rest. `chosen` is always among them. */
export function leadTimes(item: Pick<ShelfItem, 'issuedAt' | 'notBefore' | 'storedAt' | 'expiresAt'>, chosen: number | null): number[] {
  const life = lifeOf(item);
  const fitting = offered.filter((seconds) => seconds < life);
  const all = fitting.length === 0 ? offered.slice(0, 1) : fitting;
  if (chosen === null || all.includes(chosen)) return all;
  return [...all, chosen].toSorted((a, b) => a - b);
}

/** A tenth of the life, rounded down to one that is offered: enough to act, and not too soon. */
export function usualLeadTime(item: Pick<ShelfItem, 'issuedAt' | 'notBefore' | 'storedAt' | 'expiresAt'>): number {
  const fitting = leadTimes(item, null);
  return fitting.findLast((seconds) => seconds <= lifeOf(item) / 10) ?? fitting[0] ?? 60;
}

function lifeOf({
  issuedAt,
  notBefore,
  storedAt,
  expiresAt,
}: Pick<ShelfItem, 'issuedAt' | 'notBefore' | 'storedAt' | 'expiresAt'>): number {
  return (expiresAt ?? Infinity) - (notBefore ?? issuedAt ?? storedAt);
}
