import { z } from 'zod';
import { idSchema, type KeyList } from '../../../shared/keys.ts';
import type { Database } from '../vault/database.ts';
import { appError, type AppError } from '../../../shared/errors.ts';
import { completeKey, insertKey, isNameTaken, keyWithThumbprint, newRowSchema } from './key-rows.ts';
import { linkSuccessor } from './rotation/rotation-rows.ts';

/** What is written before a secret goes into the keychain: the row that is to be made, and the key that it follows. */
const planSchema = z.strictObject({ row: newRowSchema, follows: idSchema.nullable() });
export type KeyPlan = z.infer<typeof planSchema>;

const intentRow = z.strictObject({ id: idSchema, startedAt: z.int(), plan: z.string().nullable() });

export function noteIntent(database: Database, plan: KeyPlan, at: number): void {
  database.run('INSERT OR REPLACE INTO key_intents (id, started_at, plan) VALUES (?, ?, ?)', [plan.row.id, at, JSON.stringify(plan)]);
}

export function forgetIntent(database: Database, id: string): void {
  database.run('DELETE FROM key_intents WHERE id = ?', [id]);
}

/** Secrets that may be in the keychain without a key, oldest first. One from a former version, or damaged, has no plan. */
export function orphansIn(database: Database): KeyList['orphans'] {
  return database
    .all('SELECT id, started_at AS startedAt, plan FROM key_intents ORDER BY started_at', [], intentRow)
    .map(({ id, startedAt, plan }) => ({ id, startedAt, name: planOf(plan)?.row.name ?? null }));
}

export function planFor(database: Database, id: string): KeyPlan | null {
  const row = database.get('SELECT id, started_at AS startedAt, plan FROM key_intents WHERE id = ?', [id], intentRow);
  return planOf(row?.plan ?? null);
}

/** What has come between a plan and its end, as there is a keychain to wait for: null when nothing has. */
export function conflictOf(database: Database, { row }: KeyPlan): AppError | null {
  if (isNameTaken(database, row.name, row.id)) return appError('name-taken', { field: 'name', actual: row.name });
  const twin = keyWithThumbprint(database, row.thumbprint);
  return twin === null || twin === row.id ? null : appError('key-exists');
}

/** Makes the row that was planned; a key that was public only gets its private half. Removes the intent. */
export function carryOut(database: Database, { row, follows }: KeyPlan, now: number): void {
  if (!completeKey(database, row)) insertKey(database, row);
  if (follows !== null) linkSuccessor(database, follows, row.id, now);
  forgetIntent(database, row.id);
}

function planOf(text: string | null): KeyPlan | null {
  if (text === null) return null;
  try {
    const parsed = planSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
