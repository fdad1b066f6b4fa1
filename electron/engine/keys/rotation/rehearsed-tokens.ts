import { z } from 'zod';
import { idSchema } from '../../../../shared/keys.ts';
import type { Database } from '../../vault/database.ts';

/** How many are tried, and the largest: beyond it no token fits the head of a request. */
const limit = 200;
const maximumBytes = 60_000;

const tokenRow = z.strictObject({ id: idSchema, label: z.string(), expiresAt: z.number().nullable(), compact: z.string() });
/** A stored token with its text, for a rehearsal alone. `expiresAt` in Unix seconds. */
export type StoredToken = z.infer<typeof tokenRow>;

const ofKey = 'FROM tokens WHERE key_id = :id AND deleted_at IS NULL';
/** Called as the shelf calls it: by its label, else by whom it is about. */
const columns = "id, coalesce(nullif(label, ''), subject, '') AS label, expires_at AS expiresAt, compact";

/** The stored tokens of a key that live longest, those without an end first; `total` counts them all. */
export function longestLived(database: Database, id: string): { tokens: StoredToken[]; total: number } {
  const fitting = (where: string, count: number) =>
    database.all(`SELECT ${columns} ${ofKey} AND bytes <= :maximumBytes AND ${where} LIMIT :count`, { id, maximumBytes, count }, tokenRow);
  // In two steps, so that the index serves both: a key may have 100,000 tokens, and this runs in the main process.
  const endless = fitting('expires_at IS NULL', limit);
  const ending = fitting('expires_at IS NOT NULL ORDER BY expires_at DESC', limit - endless.length);
  const counted = database.get(`SELECT count(*) AS total ${ofKey}`, { id }, z.strictObject({ total: z.int() }));
  return { tokens: [...endless, ...ending], total: counted?.total ?? 0 };
}
