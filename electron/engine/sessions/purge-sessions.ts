import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { expiryOf, parseLifetime } from '../../../shared/lifetime.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';

/** A session that is over is still told of for so long, in seconds. */
const keptSeconds = 30 * 86_400;
/** So many are looked at in one transaction: it stays under the 16 ms of a frame. */
const atOnce = 200;

/** `lastMoment` as in `session-rules.ts`; `lifetime` is that of its access tokens, as the user wrote it. */
const overRow = z.strictObject({ place: z.int(), lastMoment: z.int(), lifetime: z.string() });

/**
 * Forgets the sessions that ended more than 30 days ago and of which nothing is left: no token on the shelf, and none elsewhere
 * that could still be valid, since it would then be taken for one without a session.
 * @param now whole Unix seconds
 */
export async function purgeSessions(vault: Vault, now: number): Promise<void> {
  let after = 0;
  for (;;) {
    const looked = vault.write(
      ({ database }) => {
        const over = sessionsOver(database, after, now - keptSeconds);
        for (const { place } of over.filter((session) => isSpent(session, now))) {
          database.run('DELETE FROM sessions WHERE rowid = ?', [place]);
        }
        return over;
      },
      { frees: true },
    );
    const last = looked.ok && looked.value.length === atOnce ? looked.value.at(-1) : undefined;
    if (last === undefined) return;
    after = last.place;
    await setImmediate();
  }
}

function sessionsOver(database: Database, after: number, before: number): z.infer<typeof overRow>[] {
  const sql = `SELECT rowid AS place, coalesce(latest_end, ends_at) AS lastMoment, json_extract(recipe, '$.recipe.lifetime') AS lifetime
    FROM sessions WHERE rowid > ? AND coalesce(latest_end, ends_at) < ?
      AND NOT EXISTS (SELECT 1 FROM tokens WHERE session_id = sessions.id AND deleted_at IS NULL)
    ORDER BY rowid LIMIT ?`;
  return database.all(sql, [after, before, atOnce], overRow);
}

/** Whether an access token of its last moment is over too. One of a lifetime that is a variable is not known to be. */
function isSpent({ lastMoment, lifetime }: z.infer<typeof overRow>, now: number): boolean {
  const parsed = parseLifetime(lifetime);
  const end = parsed.ok ? expiryOf(parsed.value, lastMoment) : null;
  return end !== null && end <= now;
}
