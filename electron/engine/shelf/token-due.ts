import { z } from 'zod';
import { idSchema } from '../../../shared/keys.ts';
import type { Database } from '../vault/database.ts';
import type { DueTokens } from './watch-round.ts';

const idRow = z.strictObject({ id: idSchema });
const remindRow = z.strictObject({ id: idSchema, label: z.string(), expiresAt: z.number() });
const nextRow = z.strictObject({ next: z.number().nullable() });

const renewing = 'deleted_at IS NULL AND renews_before IS NOT NULL';
const reminding = 'deleted_at IS NULL AND reminds_before IS NOT NULL AND reminded_for IS NOT expires_at';

/** What must be renewed or reminded of at `now`, in Unix seconds, the most urgent first, and when the next token joins. */
export function dueTokens(database: Database, now: number): DueTokens {
  const renewAt = 'expires_at - renews_before';
  const remindAt = 'expires_at - reminds_before';
  const next = (at: string, where: string) =>
    database.get(`SELECT min(${at}) AS next FROM tokens WHERE ${where} AND ${at} > ?`, [now], nextRow)?.next ?? Number.POSITIVE_INFINITY;
  const nextAt = Math.min(next(renewAt, renewing), next(remindAt, reminding));
  return {
    renew: database
      .all(`SELECT id FROM tokens WHERE ${renewing} AND ${renewAt} <= ? ORDER BY ${renewAt}`, [now], idRow)
      .map(({ id }) => id),
    remind: database.all(
      `SELECT id, label, expires_at AS expiresAt FROM tokens INDEXED BY tokens_to_remind WHERE ${reminding} AND ${remindAt} <= ? AND expires_at > ? ORDER BY expires_at`,
      [now, now],
      remindRow,
    ),
    nextAt: nextAt === Number.POSITIVE_INFINITY ? null : nextAt,
  };
}
