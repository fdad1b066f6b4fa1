import { z } from 'zod';
import type { TokenDetail } from '../../../shared/tokens.ts';
import type { Database } from '../vault/database.ts';

/** A request that a token was sent with. No query in the URL, no token in it. */
export type TokenUse = TokenDetail['uses'][number];

const kept = 20;
const useRow = z.strictObject({ at: z.int(), method: z.string(), url: z.string(), status: z.int().nullable() });

/** The newest first. */
export function usesOf(database: Database, token: number): TokenUse[] {
  const sql = 'SELECT at, method, url, status FROM token_uses WHERE token = ? ORDER BY position DESC LIMIT ?';
  return database.all(sql, [token, kept], useRow);
}

/** The oldest ones go. */
export function insertUse(database: Database, token: number, { at, method, url, status }: TokenUse): void {
  database.run('INSERT INTO token_uses (token, at, method, url, status) VALUES (?, ?, ?, ?, ?)', [token, at, method, url, status]);
  database.run(
    `DELETE FROM token_uses WHERE token = :token AND position <=
       (SELECT position FROM token_uses WHERE token = :token ORDER BY position DESC LIMIT 1 OFFSET :kept)`,
    { token, kept },
  );
}
