import { z } from 'zod';
import type { Result } from '../../../shared/result.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { searchIndexes } from './token-words.ts';

/**
 * A deleted row leaves its words in the search indexes unless they are told to erase them ("secure-delete",
 * sqlite.org/fts5.html section 6.11). To erase one token of 100,000 rewrites some 300 pages, 17 ms; to leave the words in,
 * 0.2 ms. Of many they are left in at first, and then erased all at once by writing the indexes anew, which costs 8 s in small
 * steps whatever their number.
 */
export const fewToErase = 50;

export function leaveWords(vault: Vault): Result<unknown> {
  return vault.write(({ database }) => searchIndexes.forEach((index) => setSecure(database, index, 0)), { frees: true });
}

const configRow = z.strictObject({ v: z.int() });

/**
 * Begins to write the indexes anew where words were left in, by this run of the app or by one that crashed; does nothing where
 * none were. `indexAll` ends it, now or after the next start.
 */
export function beginErasing(vault: Vault): void {
  for (const index of searchIndexes) {
    vault.write(({ database }) => {
      const isSecure = database.get(`SELECT v FROM ${index}_config WHERE k = 'secure-delete'`, [], configRow)?.v === 1;
      if (isSecure) return;
      setSecure(database, index, 1);
      // Negative: all parts of the index are to be joined into one (section 6.8 there).
      database.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', -1)`, []);
    });
  }
}

function setSecure(database: Database, index: string, value: 0 | 1): void {
  // Not as a parameter, which would be a float.
  database.script(`INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', ${value})`);
}
