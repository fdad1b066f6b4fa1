import { z } from 'zod';
import type { Database } from './database.ts';

/**
 * What a thrown failure of SQLite or of the file system means for the vault:
 * - full: no space left
 * - read-only: no right, or no way, to write there
 * - corrupt: the file's seal or structure is broken, or the key is not its key
 * - io: the disk failed us; nothing more may be written, as an earlier write may be gone
 * - busy: another process held the write lock for longer than we wait
 */
export type StorageFailure = { kind: 'full' | 'read-only' | 'corrupt' | 'io' | 'busy'; code: string };

const rules: readonly [RegExp, StorageFailure['kind']][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_SHMSIZE)/, 'full'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_IOERR_CORRUPTFS|SQLITE_IOERR_DATA|SQLITE_IOERR_SHORT_READ)/, 'corrupt'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_IOERR_ACCESS|EROFS|EACCES|EPERM|ENOTDIR)/, 'read-only'],
  [/^(SQLITE_IOERR|EIO)/, 'io'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'busy'],
];

const coded = z.object({ code: z.string(), syscall: z.string().optional() });

/** null for anything that is not about storage: that is a bug, and must be thrown on. */
export function storageFailure(error: unknown): StorageFailure | null {
  const found = codeOf(error);
  if (found === null) return null;
  const rule = rules.find(([pattern]) => pattern.test(found.code));
  if (rule !== undefined) return { kind: rule[1], code: found.code };
  return found.isSystemCall ? { kind: 'read-only', code: found.code } : null;
}

/** Opening a database that cannot be opened is the one failure for which the library gives no code. */
function codeOf(error: unknown): { code: string; isSystemCall: boolean } | null {
  const parsed = coded.safeParse(error);
  if (parsed.success) return { code: parsed.data.code, isSystemCall: parsed.data.syscall !== undefined };
  const isOpenFailure = error instanceof Error && error.message.includes('unable to open database file');
  return isOpenFailure ? { code: 'SQLITE_CANTOPEN', isSystemCall: false } : null;
}

/**
 * After a page has failed its seal, SQLCipher answers some later statements with a bare SQLITE_ERROR, which otherwise
 * means a mistake in our SQL. Only then is the whole file read, to tell the two apart.
 */
export function hiddenCorruption(database: Database, error: unknown): StorageFailure | null {
  if (codeOf(error)?.code !== 'SQLITE_ERROR') return null;
  return database.integrity().length > 0 ? { kind: 'corrupt', code: 'SQLITE_CORRUPT' } : null;
}
