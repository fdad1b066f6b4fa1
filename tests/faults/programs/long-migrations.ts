import type { Migration } from '../../../electron/engine/vault/migrate.ts';

const STEPS = 40;
export const ROWS = 3_000;

/** Step n makes the table step_n and fills it with ROWS rows, one statement each. */
export const longMigrations: readonly Migration[] = Array.from({ length: STEPS }, (_, index) => {
  const version = index + 1;
  const rows = Array.from({ length: ROWS }, (_row, number) => `INSERT INTO step_${version} VALUES (${number}, '${'x'.repeat(200)}');`);
  return { version, sql: `CREATE TABLE step_${version} (number INTEGER PRIMARY KEY, filler TEXT) STRICT; ${rows.join(' ')}` };
});
