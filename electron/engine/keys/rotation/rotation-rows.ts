import type { z } from 'zod';
import { appError, type AppError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../vault/database.ts';
import { keyById, rowSchema, stateColumn, type KeyRow } from '../key-rows.ts';

const familySchema = rowSchema.pick({
  id: true,
  name: true,
  kid: true,
  alg: true,
  state: true,
  is_weak: true,
  thumbprint: true,
  public_jwk: true,
});
/** A key as far as it matters to those that sign and verify with its family. */
export type FamilyRow = z.infer<typeof familySchema>;

/**
 * The keys that replaced each other, oldest first, whichever of them is named; those that are retired are left out.
 * Links run on through a key that is being deleted, so that an undo finds its family as it was.
 */
export function familyOf(database: Database, id: string, now: number): FamilyRow[] {
  const rows = database.all(
    `WITH RECURSIVE family (id) AS (
       SELECT :id
       UNION SELECT old.id FROM family JOIN keys AS old ON old.successor_id = family.id
       UNION SELECT old.successor_id FROM family JOIN keys AS old ON old.id = family.id WHERE old.successor_id IS NOT NULL
     )
     SELECT id, name, kid, alg, ${stateColumn}, is_weak, thumbprint, public_jwk FROM keys
     WHERE id IN (SELECT id FROM family) AND deleting_at IS NULL AND keys.state <> 'retired' ORDER BY rowid`,
    { id, now },
    familySchema,
  );
  return rows.filter(({ state }) => state !== 'retired');
}

/** The one that signs for its family: the newest that is active. */
export function signerAmong<T extends Pick<FamilyRow, 'state'>>(family: readonly T[]): T | null {
  return family.findLast(({ state }) => state === 'active') ?? null;
}

/**
 * Makes `next` the successor of an active key that has none. Where the key was retired, deleted or given another successor
 * while `next` was made, nothing is linked; `next` then counts as a key by itself. A 'next' key that only counts as active,
 * since the one before it is gone, is active in its row from then on.
 */
export function linkSuccessor(database: Database, id: string, next: string, now: number): void {
  if (keyById(database, id, now)?.state !== 'active') return;
  database.run("UPDATE keys SET state = 'active' WHERE id = ?", [id]);
  database.run(
    `UPDATE keys SET successor_id = :next WHERE id = :id AND state = 'active' AND deleting_at IS NULL AND NOT EXISTS
       (SELECT 1 FROM keys AS other WHERE other.id = keys.successor_id AND other.state <> 'retired' AND other.deleting_at IS NULL)`,
    { id, next },
  );
}

/** The key, if it may get a successor. */
export function beginRotation(database: Database, id: string, now: number): Result<KeyRow> {
  const old = activeKey(database, id, now);
  if (!old.ok) return old;
  if (old.value.holds === 'public') {
    return fail(appError('key-unusable', { field: 'id', expected: 'a private key or a secret', actual: 'a public key' }));
  }
  const successor = successorOf(database, old.value, now);
  if (successor !== null && successor.state !== 'retired') {
    return fail(
      appError('key-unusable', { field: 'id', expected: 'a key without a successor', actual: `its successor is ${successor.state}` }),
    );
  }
  return old;
}

/**
 * The successor signs from now on; the old key verifies for `overlapSeconds` more, 0 retires it at once. The successor
 * takes over the reminder to rotate. A key that was made active again steps down in the same way.
 */
export function switchOver(database: Database, id: string, overlapSeconds: number, now: number): Result<null> {
  const old = activeKey(database, id, now);
  if (!old.ok) return old;
  const successor = successorOf(database, old.value, now);
  if (successor?.state !== 'next' && successor?.state !== 'active') {
    const actual = successor === null ? 'none' : successor.state;
    return fail(appError('key-unusable', { field: 'id', expected: 'a key whose successor is made', actual }));
  }
  database.run("UPDATE keys SET state = 'active', rotate_every_days = coalesce(rotate_every_days, :days) WHERE id = :id", {
    id: successor.id,
    days: old.value.rotate_every_days,
  });
  const state = overlapSeconds > 0 ? 'verify-only' : 'retired';
  database.run('UPDATE keys SET state = :state, verify_until = :until WHERE id = :id', { id, state, until: now + overlapSeconds });
  return ok(null);
}

/** From any other state. Where its successor waits, that one signs from now on. Error: 'key-unusable' for a retired key. */
export function retire(database: Database, id: string, now: number): Result<null> {
  const row = keyById(database, id, now);
  if (row === undefined) return fail(appError('key-not-found'));
  if (row.state === 'retired') return fail(wrongState('a key in use', row));
  if (row.state === 'active' && successorOf(database, row, now)?.state === 'next') return switchOver(database, id, 0, now);
  database.run("UPDATE keys SET state = 'retired', verify_until = NULL WHERE id = ?", [id]);
  return ok(null);
}

/**
 * Takes a switch back: the key signs again, and its successor waits again, published and trusted as before the switch. One
 * that was itself rotated, or is no longer active, stays as it is; a family may then have two active keys.
 */
export function reactivate(database: Database, id: string, now: number): Result<null> {
  const row = keyById(database, id, now);
  if (row === undefined) return fail(appError('key-not-found'));
  if (row.state !== 'retired' && row.state !== 'verify-only') return fail(wrongState('retired, verify-only', row));
  database.run("UPDATE keys SET state = 'active', verify_until = NULL WHERE id = ?", [id]);
  database.run("UPDATE keys SET state = 'next' WHERE id = ? AND state = 'active' AND successor_id IS NULL", [row.successor_id]);
  return ok(null);
}

function activeKey(database: Database, id: string, now: number): Result<KeyRow> {
  const row = keyById(database, id, now);
  if (row === undefined) return fail(appError('key-not-found'));
  return row.state === 'active' ? ok(row) : fail(wrongState('an active key', row));
}

function successorOf(database: Database, row: KeyRow, now: number): KeyRow | null {
  return row.successor_id === null ? null : (keyById(database, row.successor_id, now) ?? null);
}

function wrongState(expected: string, { state }: KeyRow): AppError {
  return appError('key-unusable', { field: 'id', expected, actual: state });
}
