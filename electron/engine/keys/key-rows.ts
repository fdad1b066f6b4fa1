import { z } from 'zod';
import { idSchema, keySummarySchema, jwsAlgorithmSchema, type KeySummary } from '../../../shared/keys.ts';
import type { Database } from '../vault/database.ts';

const rowSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  kid: z.string(),
  alg: jwsAlgorithmSchema,
  kty: keySummarySchema.shape.kty,
  bits: z.int(),
  public_jwk: z.string().nullable(),
  created_at: z.int(),
  last_used_at: z.int().nullable(),
  use_count: z.int(),
  token_count: z.int(),
});
export type KeyRow = z.infer<typeof rowSchema>;

const columns = `id, name, kid, alg, kty, bits, public_jwk, created_at, last_used_at, use_count,
  (SELECT count(*) FROM tokens WHERE tokens.key_id = keys.id AND tokens.deleted_at IS NULL) AS token_count`;

/** Newest first, without the ones that are being deleted. */
export function allKeys(database: Database): KeyRow[] {
  return database.all(`SELECT ${columns} FROM keys WHERE deleting_at IS NULL ORDER BY created_at DESC, rowid DESC`, [], rowSchema);
}

export function keyById(database: Database, id: string): KeyRow | undefined {
  return database.get(`SELECT ${columns} FROM keys WHERE id = ? AND deleting_at IS NULL`, [id], rowSchema);
}

export function isNameTaken(database: Database, name: string, exceptId: string): boolean {
  const row = database.get(
    'SELECT id FROM keys WHERE name = ? AND id <> ? AND deleting_at IS NULL',
    [name, exceptId],
    z.strictObject({ id: z.string() }),
  );
  return row !== undefined;
}

export function insertKey(database: Database, row: Omit<KeyRow, 'last_used_at' | 'use_count' | 'token_count'>): void {
  database.run('INSERT INTO keys (id, name, kid, alg, kty, bits, public_jwk, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
    row.id,
    row.name,
    row.kid,
    row.alg,
    row.kty,
    row.bits,
    row.public_jwk,
    row.created_at,
  ]);
}

export function noteKeyUse(database: Database, id: string, at: number): void {
  database.run('UPDATE keys SET use_count = use_count + 1, last_used_at = ? WHERE id = ?', [at, id]);
}

/** Keys marked for deletion whose secret may still be in the keychain. */
export function halfDeleted(database: Database): string[] {
  return database.all('SELECT id FROM keys WHERE deleting_at IS NOT NULL', [], z.strictObject({ id: idSchema })).map((row) => row.id);
}

export function summaryOf(row: KeyRow, isSecretMissing: boolean): KeySummary {
  return {
    id: row.id,
    name: row.name,
    kid: row.kid,
    alg: row.alg,
    kty: row.kty,
    bits: row.bits,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    useCount: row.use_count,
    tokenCount: row.token_count,
    state: isSecretMissing ? 'secret-missing' : 'active',
  };
}
