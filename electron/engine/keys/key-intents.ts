import { z } from 'zod';
import { idSchema, type KeyList } from '../../../shared/keys.ts';
import type { Database } from '../vault/database.ts';
import { insertKey, newRowSchema } from './key-rows.ts';
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

/** Makes the row that was planned; a key that was public only gets its private half. Removes the intent. */
export function carryOut(database: Database, { row, follows }: KeyPlan): void {
  const completed = database.run('UPDATE keys SET holds = ?, format = ? WHERE id = ?', [row.holds, row.format, row.id]);
  if (completed === 0) insertKey(database, row);
  if (follows !== null) linkSuccessor(database, follows, row.id);
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
