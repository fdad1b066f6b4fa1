import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, type Database } from './database.ts';
import { latestVersion, migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { closed, type Opening } from './opening.ts';
import { storageFailure } from './sql-failures.ts';
import type { VaultFolder } from './vault-folder.ts';

/** An empty database in memory, of today's schema: for a vault that does not exist and cannot be made now. */
export function openStandIn(): Database {
  const database = openDatabase(':memory:', randomBytes(32));
  migrate(database, migrations);
  database.script('PRAGMA query_only = ON');
  return database;
}

/**
 * SQLite cannot read a WAL database in a folder where it may not create files. So a copy, as encrypted as the
 * original, is read from a private temporary folder; migrating it, if need be, leaves the original as it is.
 */
export function openReadCopy(files: VaultFolder, key: Uint8Array, state: 'read-only' | 'disk-full', reason: string): Opening {
  try {
    const database = openCopy(files, key);
    const version = schemaVersion(database);
    if (version > latestVersion(migrations)) {
      database.close();
      return closed('newer', `schema ${version}`);
    }
    migrate(database, migrations);
    database.script('PRAGMA query_only = ON');
    return { state, reason, database, isWritable: false };
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    if (failure.kind === 'corrupt') return closed('corrupt', failure.code);
    return { state, reason: failure.code, database: openStandIn(), isWritable: false };
  }
}

function openCopy(files: VaultFolder, key: Uint8Array): Database {
  const folder = mkdtempSync(path.join(tmpdir(), `tokensmith-${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = path.join(folder, 'vault.db');
    for (const part of ['', '-wal']) {
      if (existsSync(`${files.database}${part}`)) copyFileSync(`${files.database}${part}`, `${copy}${part}`);
    }
    const database = openDatabase(copy, key);
    return { ...database, close: () => (database.close(), remove()) };
  } catch (error) {
    remove();
    throw error;
  }
}
