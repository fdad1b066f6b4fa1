import { z } from 'zod';
import type { Database } from './database.ts';

/** One step of the schema. `sql` holds any number of statements; it runs once, whole or not at all. */
export type Migration = { readonly version: number; readonly sql: string };

/** The version that a list of migrations leads to. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

const versionRow = z.object({ user_version: z.int() });

/** The file's schema version: 0 before the first migration. */
export function schemaVersion(database: Database): number {
  return database.get('PRAGMA user_version', [], versionRow)?.user_version ?? 0;
}

/**
 * Brings the schema up to date, each step in a transaction of its own. A second process that migrates at the same
 * time waits for the write lock and then finds the work done, as the version is read again inside the transaction.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  for (const { version, sql } of migrations) {
    if (schemaVersion(database) >= version) continue;
    database.transaction(() => {
      if (schemaVersion(database) >= version) return;
      database.script(sql);
      database.script(`PRAGMA user_version = ${version}`);
    });
  }
}
