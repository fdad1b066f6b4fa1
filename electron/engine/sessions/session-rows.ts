import { z } from 'zod';
import { filledRecipeSchema } from '../../../shared/mint-input.ts';
import { jsonText } from '../vault/columns.ts';
import type { Database } from '../vault/database.ts';
import type { StoredSession } from './session-store.ts';

const rowSchema = z
  .strictObject({
    id: z.string(),
    keyId: z.string(),
    recipe: jsonText(filledRecipeSchema),
    refreshJti: z.string(),
    startedAt: z.int(),
    endsAt: z.int(),
    slidesBy: z.int().nullable(),
    latestEnd: z.int().nullable(),
    refreshes: z.int(),
    revokedAt: z.int().nullable(),
    revokedFor: z.enum(['reuse', 'user']).nullable(),
  })
  .transform(({ recipe, ...row }): StoredSession => ({ ...row, filled: recipe }));

const columns = `id, key_id AS keyId, recipe, refresh_jti AS refreshJti, started_at AS startedAt, ends_at AS endsAt,
  slides_by AS slidesBy, latest_end AS latestEnd, refreshes, revoked_at AS revokedAt, revoked_for AS revokedFor`;

export function sessionById(database: Database, id: string): StoredSession | undefined {
  return database.get(`SELECT ${columns} FROM sessions WHERE id = ?`, [id], rowSchema);
}

export function insertSession(database: Database, session: StoredSession): void {
  const { id, filled, refreshJti, startedAt, endsAt, slidesBy, latestEnd, refreshes, revokedAt, revokedFor } = session;
  database.run(
    `INSERT INTO sessions (id, key_id, recipe, refresh_jti, started_at, ends_at, slides_by, latest_end, refreshes, revoked_at, revoked_for)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, keyOf(session), JSON.stringify(filled), refreshJti, startedAt, endsAt, slidesBy, latestEnd, refreshes, revokedAt, revokedFor],
  );
}

/** All that can change of a session. */
export function updateSession(database: Database, session: StoredSession): void {
  const { id, refreshJti, endsAt, refreshes, revokedAt, revokedFor } = session;
  database.run(
    `UPDATE sessions SET key_id = :keyId, refresh_jti = :refreshJti, ends_at = :endsAt, refreshes = :refreshes,
       revoked_at = :revokedAt, revoked_for = :revokedFor WHERE id = :id`,
    { id, keyId: keyOf(session), refreshJti, endsAt, refreshes, revokedAt, revokedFor },
  );
}

function keyOf({ keyId }: StoredSession): string {
  if (keyId === null) throw new Error('A session of the vault is signed with a key of the vault');
  return keyId;
}
