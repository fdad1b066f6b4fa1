import { z } from 'zod';
import type { Database } from '../vault/database.ts';
import { positionsOf } from './positions.ts';

/** The indexes of trigrams. */
export const searchIndexes = ['tokens_search', 'token_notes_search', 'token_claims_search'] as const;

/**
 * The tokens that have a word anywhere in label, subject, issuer, kid, notes, tags or claims; no matter the case. The trigram
 * indexes find what has three characters or more.
 */
export function withWord(database: Database, word: string): number[] {
  if ([...word].length < 3) return withShortWord(database, word);
  return searchIndexes.flatMap((index) => matches(database, index, quoted(word)));
}

function matches(database: Database, index: (typeof searchIndexes)[number], query: string): number[] {
  return positionsOf(database, { sql: `SELECT rowid AS position FROM ${index} WHERE ${index} MATCH ?`, parameters: [query] });
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** As the indexes of migration 0004 have them, to the letter: else SQLite would read the tokens. */
const names = ["coalesce(nullif(label, ''), subject, '')", "ifnull(subject, '')", "ifnull(issuer, '')"];

/** One or two characters: read from the indexes of names, and from the notes; of the claims, the trigrams that begin so. */
function withShortWord(database: Database, word: string): number[] {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const like = (column: string) => `${column} LIKE :pattern ESCAPE '\\'`;
  const positions = (sql: string) => positionsOf(database, { sql: `SELECT position FROM ${sql}`, parameters: { pattern } });
  const live = 'tokens WHERE deleted_at IS NULL';
  return [
    // The order makes SQLite choose the index.
    ...names.flatMap((name) => positions(`${live} AND ${like(`${name} COLLATE NOCASE`)} ORDER BY ${name} COLLATE NOCASE`)),
    ...positions(`${live} AND kid IS NOT NULL AND ${like('kid')}`),
    ...positions(`token_notes WHERE ${like('notes')} OR ${like('tags')}`),
    ...(inClaims(database, word) ?? positions(`token_claims WHERE ${like('claims')}`)),
  ];
}

const termRow = z.strictObject({ term: z.string() });
/** Where more trigrams begin so, reading all claims is quicker. */
const mostTerms = 60;

/** null for a word that begins too many trigrams. The claims' text ends with two line ends, so that each character begins one. */
function inClaims(database: Database, word: string): number[] | null {
  const first = word.toLowerCase();
  const sql = 'SELECT term FROM token_claims_terms WHERE term >= ? AND term < ? LIMIT ?';
  const terms = database.all(sql, [first, `${first}\u{10ffff}`, mostTerms + 1], termRow);
  if (terms.length === 0) return [];
  if (terms.length > mostTerms) return null;
  return matches(database, 'token_claims_search', terms.map(({ term }) => quoted(term)).join(' OR '));
}
