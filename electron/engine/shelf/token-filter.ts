import { expiringSeconds, type ShelfFilter, type TokenState } from '../../../shared/tokens.ts';
import type { Database } from '../vault/database.ts';
import { positionsOf, type Question } from './positions.ts';
import { withWord } from './token-words.ts';

/** The tokens that each part of the filter takes; a token must be in all of them. None for a filter that takes everything. */
export function matching(database: Database, filter: ShelfFilter, now: number): Set<number>[] {
  const taken = (question: Question) => new Set(positionsOf(database, question));
  // SQLite's own parser ends at a NUL.
  const words = [...new Set(filter.search.split(/[\s\0]+/).filter(Boolean))];
  return [...partsOf(filter, now).map(taken), ...words.map((word) => new Set(withWord(database, word)))];
}

const live = 'SELECT position FROM tokens WHERE deleted_at IS NULL';

function partsOf({ state, folder, environment, tag, source, keyId }: ShelfFilter, now: number): Question[] {
  const parts: Question[] = [];
  if (state !== null) parts.push(stateQuestion(state, now));
  if (folder !== null) parts.push(folderQuestion(folder));
  if (environment !== null) parts.push({ sql: `${live} AND environment = ?`, parameters: [environment] });
  if (tag !== null) parts.push({ sql: 'SELECT position FROM token_tags WHERE tag = ?', parameters: [tag] });
  if (source !== null) parts.push({ sql: `${live} AND source = ?`, parameters: [source] });
  if (keyId !== null) parts.push({ sql: `${live} AND key_id = ?`, parameters: [keyId] });
  return parts;
}

/** Exactly one of the four holds for each token: what has ended is 'expired' whatever its beginning. */
function stateQuestion(state: TokenState, now: number): Question {
  const began = '(not_before IS NULL OR not_before <= ?)';
  switch (state) {
    case 'expired':
      return { sql: `${live} AND expires_at <= ?`, parameters: [now] };
    case 'not-yet':
      return { sql: `${live} AND not_before > ? AND (expires_at IS NULL OR expires_at > ?)`, parameters: [now, now] };
    case 'expiring':
      return { sql: `${live} AND expires_at > ? AND expires_at <= ? AND ${began}`, parameters: [now, now + expiringSeconds, now] };
    case 'valid':
      return { sql: `${live} AND (expires_at IS NULL OR expires_at > ?) AND ${began}`, parameters: [now + expiringSeconds, now] };
  }
}

/** A folder shows what is in its subfolders too; '0' follows '/'. The empty name: what is in no folder. */
function folderQuestion(folder: string): Question {
  if (folder === '') return { sql: `${live} AND folder = ''`, parameters: [] };
  // In two halves, as an OR would read the tokens.
  const sql = `SELECT position FROM (${live} AND folder = ? UNION ALL ${live} AND folder >= ? AND folder < ?)`;
  return { sql, parameters: [folder, `${folder}/`, `${folder}0`] };
}
