import { z } from 'zod';
import type { Database, SqlParameters } from '../vault/database.ts';

/** A SELECT of a column `position`. What is asked for comes from outside: it is always a parameter. */
export type Question = { readonly sql: string; readonly parameters: SqlParameters };

const listRow = z.strictObject({ list: z.string() });
const numbers = z.array(z.int());

/** In one text, as 100,000 rows would cost ten times as much. The limit keeps SQLite from losing the order of what is asked. */
export function positionsOf(database: Database, { sql, parameters }: Question): number[] {
  const row = database.get(`SELECT json_group_array(position) AS list FROM (${sql} LIMIT -1)`, parameters, listRow);
  return numbers.parse(JSON.parse(row?.list ?? '[]'));
}
