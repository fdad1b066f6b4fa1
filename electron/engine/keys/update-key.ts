import { appError } from '../../../shared/errors.ts';
import type { UpdateKey } from '../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Database, SqlValue } from '../vault/database.ts';
import { isNameTaken } from './key-rows.ts';

/** Changes what is given and nothing else. Errors: 'name-taken', 'key-not-found'. */
export function updateRow(database: Database, { id, name, tags, notes, rotateEveryDays }: UpdateKey): Result<null> {
  if (name !== undefined && isNameTaken(database, name, id)) return fail(appError('name-taken', { field: 'name', actual: name }));
  const changes: Record<string, SqlValue> = {
    ...(name !== undefined && { name }),
    ...(tags !== undefined && { tags: JSON.stringify([...new Set(tags)]) }),
    ...(notes !== undefined && { notes }),
    ...(rotateEveryDays !== undefined && { rotate_every_days: rotateEveryDays }),
  };
  // The no-change assignment keeps the statement whole where nothing was given, and still tells whether the key exists.
  const assignments = ['id = id', ...Object.keys(changes).map((column) => `${column} = :${column}`)];
  const changed = database.run(`UPDATE keys SET ${assignments.join(', ')} WHERE id = :id AND deleting_at IS NULL`, { ...changes, id });
  return changed === 0 ? fail(appError('key-not-found')) : ok(null);
}
