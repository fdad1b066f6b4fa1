import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { JsonObject } from '../../../shared/json/node.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { oneBite } from './bites.ts';
import { searchIndexes } from './token-words.ts';
import { searchedClaims, shownClaims } from './token-facts.ts';

/** Taken out and put in again, as that is how the index learns of it. */
export function indexClaims(database: Database, position: number, claims: JsonObject | null): void {
  database.run('DELETE FROM token_claims WHERE position = ?', [position]);
  if (claims === null || claims.members.length === 0) return;
  database.run('INSERT INTO token_claims (position, claims) VALUES (?, ?)', [position, searchedClaims(claims)]);
}

const waitingRow = z.strictObject({
  position: z.int(),
  text: z.string(),
  payload: z.string().nullable(),
  sealedClaims: z.string().nullable(),
});

/** Puts the claims of the newest token that is not yet there into the index; null where none is left. */
function indexNext(database: Database): 1 | null {
  const token = database.get(
    `SELECT tokens.position, compact AS text, payload, token_origins.claims AS sealedClaims
     FROM tokens LEFT JOIN token_origins ON token_origins.position = tokens.position
     WHERE tokens.position = (SELECT max(position) FROM tokens WHERE is_indexed = 0)`,
    [],
    waitingRow,
  );
  if (token === undefined) return null;
  indexClaims(database, token.position, shownClaims(token.text, token.payload ?? token.sealedClaims));
  database.run('UPDATE tokens SET is_indexed = 1 WHERE position = ?', [token.position]);
  return 1;
}

/** About 5 ms. */
const pagesAtOnce = 16;
const changesRow = z.strictObject({ total: z.int() });

/** Each write adds a small index of its own: joins some of them, as a search asks them all. False where nothing is to be joined. */
function mergeNext(database: Database): boolean {
  const changes = () => database.get('SELECT total_changes() AS total', [], changesRow)?.total ?? 0;
  return searchIndexes.some((index) => {
    const before = changes();
    database.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`, [pagesAtOnce]);
    // The command itself counts as one (sqlite.org/fts5.html, section 6.7).
    return changes() - before >= 2;
  });
}

/** So many joins between two bites of new claims: they keep up, and the claims do not wait for long. */
const mergesBetween = 3;

/**
 * Puts all claims into the index that are not yet there, and tidies it up; in bites, until it is done or the vault takes no
 * more.
 */
export async function indexAll(vault: Vault): Promise<void> {
  for (let isLast = false; !isLast;) {
    // Not within the transaction of the caller.
    await setImmediate();
    const indexed = oneBite(vault, indexNext);
    if (!indexed.ok) return;
    isLast = indexed.value.isLast;
    if (!(await mergeAll(vault, isLast ? Number.POSITIVE_INFINITY : mergesBetween))) return;
  }
}

async function mergeAll(vault: Vault, most: number): Promise<boolean> {
  for (let merges = 0; merges < most; merges++) {
    await setImmediate();
    const merged = vault.write(({ database }) => mergeNext(database));
    if (!merged.ok) return false;
    if (!merged.value) return true;
  }
  return true;
}
