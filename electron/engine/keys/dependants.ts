import { z } from 'zod';
import type { Dependants } from '../../../shared/keys.ts';
import type { Database } from '../vault/database.ts';

const countsSchema = z.strictObject({
  tokens: z.int(),
  validTokens: z.int(),
  validUntil: z.number().nullable(),
  endless: z.int(),
});

const profileSchema = z.strictObject({ id: z.string(), name: z.string() });

/** The stored tokens that were signed with a key, and the profiles that mint with it. `now` in Unix seconds. */
export function dependantsOf(database: Database, id: string, now: number): Omit<Dependants, 'usedByLocalApi'> {
  const counts = database.get(
    `SELECT count(*) AS tokens,
            count(*) FILTER (WHERE expires_at IS NULL OR expires_at > :now) AS validTokens,
            max(expires_at) FILTER (WHERE expires_at > :now) AS validUntil,
            count(*) FILTER (WHERE expires_at IS NULL) AS endless
     FROM tokens WHERE key_id = :id AND deleted_at IS NULL`,
    { id, now },
    countsSchema,
  );
  const sql = 'SELECT id, name FROM profiles WHERE key_id = ? AND deleted_at IS NULL ORDER BY name COLLATE NOCASE LIMIT 100';
  const profiles = database.all(sql, [id], profileSchema);
  const { tokens, validTokens, validUntil, endless } = counts ?? { tokens: 0, validTokens: 0, validUntil: null, endless: 0 };
  return { tokens, validTokens, validUntil: endless > 0 ? null : validUntil, hasEndlessTokens: endless > 0, profiles };
}
