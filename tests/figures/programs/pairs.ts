import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../../electron/engine/vault/database.ts';

/**
 * What the storage figures write: pairs of a key and a token that refer to each other, numbered from 1, with all text
 * following from the number. So whatever is read later can be judged without having kept anything.
 */
export function insertPair(database: Database, number: number): void {
  insertKey(database, number);
  insertToken(database, number);
}

function insertKey(database: Database, number: number): void {
  database.run(`INSERT INTO keys (id, name, kid, alg, kty, bits, created_at) VALUES (?, ?, ?, 'HS256', 'oct', 256, ?)`, [
    `key-${number}`,
    textOf(number, 'name'),
    textOf(number, 'kid'),
    number,
  ]);
}

function insertToken(database: Database, number: number): void {
  database.run(
    `INSERT INTO tokens (id, label, compact, alg, kid, key_id, subject, audience, source, stored_at, bytes)
     VALUES (?, ?, ?, 'HS256', ?, ?, ?, '[]', 'minted', ?, 400)`,
    [
      `token-${number}`,
      textOf(number, 'label'),
      textOf(number, 'compact').repeat(8),
      textOf(number, 'kid'),
      `key-${number}`,
      textOf(number, 'subject'),
      number,
    ],
  );
}

function textOf(number: number, what: string): string {
  return createHash('sha256').update(`${number} ${what}`).digest('base64url');
}

const pair = z.strictObject({
  number: z.int().nullable(),
  name: z.string().nullable(),
  kid: z.string().nullable(),
  label: z.string().nullable(),
  compact: z.string().nullable(),
  subject: z.string().nullable(),
});
const count = z.strictObject({ count: z.int() });

export type Judgement = { whole: number[]; wrong: string[] };

/** Reads everything, over the tables, their indexes and the search, and says which pairs are whole and what is not. */
export function judgePairs(database: Database): Judgement {
  const judgement: Judgement = { whole: [], wrong: [] };
  const rows = database.all(
    `SELECT keys.created_at AS number, name, keys.kid, label, compact, subject
     FROM keys FULL JOIN tokens ON tokens.key_id = keys.id ORDER BY keys.created_at`,
    [],
    pair,
  );
  for (const row of rows) {
    const isWhole = row.number !== null && isRight(row.number, row) && isFound(database, row.number);
    if (row.number !== null && isWhole) judgement.whole.push(row.number);
    else judgement.wrong.push(`pair ${row.number}`);
  }
  for (const [name, sql] of countings) {
    const counted = database.get(sql, [], count)?.count;
    if (counted !== rows.length) judgement.wrong.push(`${name}: ${counted} of ${rows.length}`);
  }
  return judgement;
}

function isRight(number: number, row: z.infer<typeof pair>): boolean {
  return (
    row.name === textOf(number, 'name') &&
    row.kid === textOf(number, 'kid') &&
    row.label === textOf(number, 'label') &&
    row.compact === textOf(number, 'compact').repeat(8) &&
    row.subject === textOf(number, 'subject')
  );
}

/** By its search index: a part of the subject leads to this token alone. */
function isFound(database: Database, number: number): boolean {
  const part = `"${textOf(number, 'subject').slice(5, 25)}"`;
  return database.get('SELECT count(*) AS count FROM tokens_search WHERE tokens_search MATCH ?', [part], count)?.count === 1;
}

const countings: readonly [string, string][] = [
  ['keys', 'SELECT count(*) AS count FROM keys NOT INDEXED'],
  ['keys by kid', 'SELECT count(*) AS count FROM keys INDEXED BY keys_by_kid'],
  ['tokens', 'SELECT count(*) AS count FROM tokens NOT INDEXED'],
  ['tokens by age', 'SELECT count(*) AS count FROM tokens INDEXED BY tokens_by_age WHERE deleted_at IS NULL AND stored_at > 0'],
  ['search', 'SELECT count(*) AS count FROM tokens_search'],
];
