import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { openDatabase, type Database } from '../../../electron/engine/vault/database.ts';
import { migrate, schemaVersion } from '../../../electron/engine/vault/migrate.ts';
import { migrations } from '../../../electron/engine/vault/migrations/all.ts';
import { storageFailure } from '../../../electron/engine/vault/sql-failures.ts';
import { test } from './fixtures.ts';

const key = randomBytes(32);
const intent = z.strictObject({ id: z.string(), started_at: z.int() });

function openIn(folder: string): Database {
  const database = openDatabase(path.join(folder, 'a.db'), key);
  migrate(database, migrations);
  return database;
}

function insertToken(database: Database, id: string, label: string): void {
  database.run(
    `INSERT INTO tokens (id, label, compact, alg, subject, audience, source, stored_at, bytes)
     VALUES (?, ?, 'a.b.c', 'HS256', 'user-42', '[]', 'minted', 1, 5)`,
    [id, label],
  );
}

function search(database: Database, text: string): string[] {
  const rows = database.all(
    'SELECT id FROM tokens WHERE position IN (SELECT rowid FROM tokens_search WHERE tokens_search MATCH ?) ORDER BY position',
    [`"${text}"`],
    z.strictObject({ id: z.string() }),
  );
  return rows.map(({ id }) => id);
}

const settings: readonly [string, number | string][] = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['mmap_size', 0],
  ['secure_delete', 1],
  ['temp_store', 2],
  ['busy_timeout', 5_000],
];

for (const [pragma, value] of settings) {
  test(`${pragma} is ${value}`, ({ folder }) => {
    const database = openIn(folder);
    const row = database.get(`PRAGMA ${pragma}`, [], z.record(z.string(), z.union([z.string(), z.number()])));
    expect(Object.values(row ?? {})).toEqual([value]);
    database.close();
  });
}

test('rows are checked, and the message names the column, not the value', ({ folder }) => {
  const database = openIn(folder);
  database.run('INSERT INTO key_intents (id, started_at) VALUES (:id, :at)', { id: 'secret-value', at: 1 });
  expect(database.all('SELECT id, started_at FROM key_intents', [], intent)).toEqual([{ id: 'secret-value', started_at: 1 }]);
  const read = () => database.get('SELECT id, started_at FROM key_intents', [], z.strictObject({ id: z.int(), started_at: z.int() }));
  expect(read).toThrow(/id: invalid_type/);
  expect(read).not.toThrow(/secret-value/);
  database.close();
});

test('a transaction is undone as a whole, a nested one alone', ({ folder }) => {
  const database = openIn(folder);
  const insert = (id: string) => database.run('INSERT INTO key_intents (id, started_at) VALUES (?, 1)', [id]);
  const ids = () => database.all('SELECT id, started_at FROM key_intents ORDER BY id', [], intent).map(({ id }) => id);
  const failing = () => {
    insert('inner');
    throw new Error('on purpose');
  };
  database.transaction(() => {
    insert('outer');
    expect(() => database.transaction(failing)).toThrow('on purpose');
  });
  expect(ids()).toEqual(['outer']);
  expect(() => database.transaction(failing)).toThrow('on purpose');
  expect(ids()).toEqual(['outer']);
  database.close();
});

test('another key, and a file that is no database, are corrupt', ({ folder }) => {
  openIn(folder).close();
  let caught: unknown;
  try {
    openDatabase(path.join(folder, 'a.db'), randomBytes(32));
  } catch (error) {
    caught = error;
  }
  expect(storageFailure(caught)).toEqual({ kind: 'corrupt', code: 'SQLITE_NOTADB' });
});

test('no text is readable in the file or its log', ({ folder }) => {
  const database = openIn(folder);
  insertToken(database, 'id-1', 'PLAIN-TEXT-CANARY');
  for (const part of ['', '-wal']) {
    const bytes = readFileSync(path.join(folder, `a.db${part}`));
    expect(bytes.length).toBeGreaterThan(0);
    for (const text of ['PLAIN-TEXT-CANARY', 'SQLite format 3', 'CREATE TABLE']) expect(bytes.includes(text)).toBe(false);
  }
  database.close();
});

test('search finds parts of words in any script, follows changes and deletions', ({ folder }) => {
  const database = openIn(folder);
  insertToken(database, 'one', 'Staging login');
  insertToken(database, 'two', '결제서버 토큰');
  expect(search(database, 'AGING')).toEqual(['one']);
  expect(search(database, '제서버')).toEqual(['two']);
  expect(search(database, 'user-4')).toEqual(['one', 'two']);
  database.run("UPDATE tokens SET label = 'Production' WHERE id = 'one'", []);
  expect(search(database, 'aging')).toEqual([]);
  expect(search(database, 'oduct')).toEqual(['one']);
  database.run("DELETE FROM tokens WHERE id = 'two'", []);
  expect(search(database, '제서버')).toEqual([]);
  database.close();
});

test('deleting a key keeps its tokens, without their key', ({ folder }) => {
  const database = openIn(folder);
  database.run("INSERT INTO keys (id, name, kid, alg, kty, bits, created_at) VALUES ('k', 'n', 'kid', 'HS256', 'oct', 256, 1)", []);
  insertToken(database, 'one', 'x');
  database.run("UPDATE tokens SET key_id = 'k'", []);
  database.run("DELETE FROM keys WHERE id = 'k'", []);
  expect(database.get('SELECT key_id FROM tokens', [], z.strictObject({ key_id: z.null() }))).toEqual({ key_id: null });
  database.close();
});

test('columns take their own kind of value only', ({ folder }) => {
  const database = openIn(folder);
  expect(() => database.run("INSERT INTO key_intents (id, started_at) VALUES ('a', 'soon')", [])).toThrow(/SQLITE_CONSTRAINT/);
  database.close();
});

test('migrating twice is migrating once, and a failing step leaves the version before it', ({ folder }) => {
  const database = openIn(folder);
  migrate(database, migrations);
  expect(schemaVersion(database)).toBe(migrations.length);
  const next = { version: migrations.length + 1, sql: 'CREATE TABLE extra (a) STRICT; CREATE TABLE keys (a)' };
  expect(() => migrate(database, [...migrations, next])).toThrow();
  expect(schemaVersion(database)).toBe(migrations.length);
  expect(() => database.run('INSERT INTO extra VALUES (1)', [])).toThrow(/no such table/);
  expect(database.integrity()).toEqual([]);
  database.close();
});

test('migrations are numbered without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});
