import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { openDatabase, type Database } from '../../electron/engine/vault/database.ts';
import { migrate, schemaVersion } from '../../electron/engine/vault/migrate.ts';
import { test } from './fixtures.ts';
import { longMigrations, ROWS } from './programs/long-migrations.ts';
import { ending, startProgram } from './programs/program.ts';

const count = z.strictObject({ count: z.int() });

function tables(database: Database): string[] {
  return database
    .all("SELECT name FROM sqlite_master WHERE name LIKE 'step_%'", [], z.strictObject({ name: z.string() }))
    .map(({ name }) => name);
}

test('a migration killed at any moment leaves whole steps only, and the next start completes it', async ({ folder }) => {
  test.slow();
  mkdirSync(folder);
  const seen = new Set<number>();
  for (const delayMs of [0, 20, 60, 150, 300]) {
    const file = path.join(folder, `${delayMs}.db`);
    const key = randomBytes(32);
    const program = startProgram('migrate-slowly.ts', [file, key.toString('hex')]);
    const ended = ending(program);
    program.stdout.once('data', () => setTimeout(() => program.kill('SIGKILL'), delayMs));
    await ended;
    const database = openDatabase(file, key);
    const version = schemaVersion(database);
    seen.add(version);
    expect(tables(database)).toHaveLength(version);
    for (const name of tables(database)) {
      expect(database.get(`SELECT count(*) AS count FROM ${name}`, [], count)).toEqual({ count: ROWS });
    }
    migrate(database, longMigrations);
    expect(tables(database)).toHaveLength(longMigrations.length);
    expect(database.integrity()).toEqual([]);
    database.close();
  }
  const isKilledMidway = [...seen].some((version) => version < longMigrations.length);
  expect(isKilledMidway).toBe(true);
});
