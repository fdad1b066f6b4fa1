import { Database as SqlCipher } from '@signalapp/sqlcipher';
import { z } from 'zod';

export type SqlValue = string | number | null | Uint8Array<ArrayBuffer>;

/** Positional (`?`) or named (`:name`, given without the colon) parameters; every one of them must be given. */
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/**
 * The database, as the rest of the engine sees it. Every row is checked against its schema on the way out, for a file
 * is a border like any other. Failures of SQLite are thrown (see sql-failures.ts); the vault turns them into results.
 */
export type Database = {
  all<T>(sql: string, parameters: SqlParameters, row: z.ZodType<T>): T[];
  get<T>(sql: string, parameters: SqlParameters, row: z.ZodType<T>): T | undefined;
  /** How many rows were changed. */
  run(sql: string, parameters: SqlParameters): number;
  /** Any number of statements without parameters. Never with text that came from outside. */
  script(sql: string): void;
  /** All or nothing; may be nested. Takes the write lock at once, so that no later statement can find it taken. */
  transaction<T>(work: () => T): T;
  /** Problems found in any page of the file: empty when all is well. Reads the whole file. */
  integrity(): string[];
  close(): void;
};

/** "TOKS": tells `file` and other tools whose database this would be, if they could read it. */
const applicationId = 0x544f4b53;

/** How long a statement waits for another process's write, in milliseconds. */
const busyTimeoutMs = 5_000;

/**
 * Opens an encrypted database file, or makes it. ':memory:' makes one that never touches a disk.
 * @param key 32 bytes. A wrong key shows itself at the first read, as SQLITE_NOTADB.
 */
export function openDatabase(path: string, key: Uint8Array): Database {
  const native = new SqlCipher(path, { cacheStatements: true });
  try {
    native.exec('PRAGMA cipher_log_level = NONE');
    native.exec(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`);
    applySettings(native);
  } catch (error) {
    native.close();
    throw error;
  }
  return wrap(native);
}

/**
 * SQLite's defaults give up durability (WAL with synchronous=NORMAL loses commits in a power cut) and trust the
 * schema. Measured and argued in docs/decisions; the order matters: journal_mode is the first to read the file.
 */
function applySettings(native: SqlCipher): void {
  native.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  native.exec('PRAGMA trusted_schema = OFF');
  native.exec('PRAGMA cell_size_check = ON');
  native.exec('PRAGMA mmap_size = 0');
  native.exec('PRAGMA temp_store = MEMORY');
  native.exec('PRAGMA journal_mode = WAL');
  native.exec('PRAGMA synchronous = FULL');
  native.exec('PRAGMA secure_delete = ON');
  native.exec('PRAGMA foreign_keys = ON');
  if (process.platform === 'darwin') {
    native.exec('PRAGMA fullfsync = ON');
    native.exec('PRAGMA checkpoint_fullfsync = ON');
  }
}

/** Marks a new file as ours. Only for a file that was just made: it writes. */
export function markAsOurs(database: Database): void {
  database.script(`PRAGMA application_id = ${applicationId}`);
}

function wrap(native: SqlCipher): Database {
  let depth = 0;
  const database: Database = {
    all: (sql, parameters, row) =>
      native
        .prepare(sql)
        .all(parameters)
        .map((found) => checkRow(row, found, sql)),
    get(sql, parameters, row) {
      const found = native.prepare(sql).get(parameters);
      return found === undefined ? undefined : checkRow(row, found, sql);
    },
    run: (sql, parameters) => native.prepare(sql).run(parameters).changes,
    script: (sql) => native.exec(sql),
    transaction(work) {
      const [begin, commit, undo] = depth === 0 ? outermost : nested;
      native.exec(begin);
      depth += 1;
      try {
        const value = work();
        native.exec(commit);
        return value;
      } catch (error) {
        undoQuietly(native, undo);
        throw error;
      } finally {
        depth -= 1;
      }
    },
    integrity: () => findProblems(native),
    close: () => native.close(),
  };
  return database;
}

const outermost = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'] as const;
const nested = ['SAVEPOINT inner', 'RELEASE inner', 'ROLLBACK TO inner; RELEASE inner'] as const;

/** After a full disk or an I/O error SQLite has already rolled back by itself, and the first failure is what matters. */
function undoQuietly(native: SqlCipher, undo: string): void {
  try {
    native.exec(undo);
  } catch {
    // Nothing is left to undo.
  }
}

/** The message names columns and rules, never a value. */
function checkRow<T>(schema: z.ZodType<T>, row: unknown, sql: string): T {
  const checked = schema.safeParse(row);
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ');
  throw new Error(`A row does not fit its schema (${problems}) in: ${sql}`);
}

/** First the seal of every page (HMAC; a database in memory has none), then, only if they are whole, what they hold. */
function findProblems(native: SqlCipher): string[] {
  const pages = native.pragma('cipher_integrity_check').flatMap((row) => Object.values(row));
  const isInMemory = pages.includes('database file is undefined');
  const found = pages.length > 0 && !isInMemory ? pages : native.pragma('quick_check').flatMap((row) => Object.values(row));
  return found.map(String).filter((text) => text !== 'ok');
}
