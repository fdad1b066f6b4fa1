import { z } from 'zod';
import { curveSchema, keyAlgorithmSchema, keyTypeSchema, keyUseSchema } from '../../../shared/key-algorithms.ts';
import { certificateSchema, keyFormatSchema } from '../../../shared/key-formats.ts';
import { findingSchema, worstOf, type Finding } from '../../../shared/key-health.ts';
import { idSchema, keyDetailSchema, keyStateSchema, keySummarySchema, type KeySummary } from '../../../shared/keys.ts';
import type { Database } from '../vault/database.ts';
import { lifeFindings } from './health/life.ts';
import { flag, jsonText } from '../vault/columns.ts';

/** All that is known of a key but the key itself. Times in Unix seconds. */
export const rowSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  kid: z.string(),
  alg: keyAlgorithmSchema,
  use: keyUseSchema,
  kty: keyTypeSchema,
  crv: curveSchema.nullable(),
  bits: z.int(),
  holds: keySummarySchema.shape.holds,
  state: keyStateSchema,
  is_weak: flag,
  tags: jsonText(z.array(z.string())),
  notes: z.string(),
  origin: keyDetailSchema.shape.origin,
  format: keyFormatSchema.nullable(),
  thumbprint: z.string(),
  certificate: jsonText(certificateSchema).nullable(),
  entropy_bits: z.int().nullable(),
  findings: jsonText(z.array(findingSchema)),
  rotate_every_days: z.int().nullable(),
  verify_until: z.int().nullable(),
  successor_id: idSchema.nullable(),
  public_jwk: z.string().nullable(),
  created_at: z.int(),
  last_used_at: z.int().nullable(),
  use_count: z.int(),
  token_count: z.int(),
});
export type KeyRow = z.infer<typeof rowSchema>;

/** What a new row is made of; the rest is counted or comes later. */
export const newRowSchema = rowSchema.omit({ last_used_at: true, use_count: true, token_count: true, verify_until: true }).extend({
  is_weak: z.boolean(),
  tags: z.array(z.string()),
  certificate: certificateSchema.nullable(),
  findings: z.array(findingSchema),
});
export type NewKeyRow = z.infer<typeof newRowSchema>;

/**
 * What a key's state amounts to now, so that no timer has to fire and no deletion has to mend anything: a 'verify-only' key
 * whose overlap is over counts as retired, a 'next' key without an active one before it as active.
 */
export const stateColumn = `CASE
  WHEN keys.state = 'verify-only' AND keys.verify_until <= :now THEN 'retired'
  WHEN keys.state = 'next' AND NOT EXISTS
    (SELECT 1 FROM keys AS old WHERE old.successor_id = keys.id AND old.state = 'active' AND old.deleting_at IS NULL) THEN 'active'
  ELSE keys.state END AS state`;

/** A successor that is being deleted counts as none. */
const successorColumn = `(SELECT following.id FROM keys AS following
  WHERE following.id = keys.successor_id AND following.deleting_at IS NULL) AS successor_id`;

const columns = `id, name, kid, alg, use, kty, crv, bits, holds, ${stateColumn},
  is_weak, tags, notes, origin, format, thumbprint, certificate, entropy_bits, findings, rotate_every_days, verify_until,
  ${successorColumn}, public_jwk, created_at, last_used_at, use_count,
  (SELECT count(*) FROM tokens WHERE tokens.key_id = keys.id AND tokens.deleted_at IS NULL) AS token_count`;

/** Newest first, without the ones that are being deleted. */
export function allKeys(database: Database, now: number): KeyRow[] {
  return database.all(`SELECT ${columns} FROM keys WHERE deleting_at IS NULL ORDER BY created_at DESC, rowid DESC`, { now }, rowSchema);
}

export function keyById(database: Database, id: string, now: number): KeyRow | undefined {
  return database.get(`SELECT ${columns} FROM keys WHERE id = :id AND deleting_at IS NULL`, { id, now }, rowSchema);
}

const idRow = z.strictObject({ id: idSchema });

/** The key that this one followed in a rotation. */
export function predecessorOf(database: Database, id: string): string | null {
  return database.get('SELECT id FROM keys WHERE successor_id = ? AND deleting_at IS NULL', [id], idRow)?.id ?? null;
}

/** A name is taken also by a key that was deleted a moment ago, as it can come back. */
export function isNameTaken(database: Database, name: string, exceptId: string): boolean {
  return database.get('SELECT id FROM keys WHERE name = ? AND id <> ?', [name, exceptId], idRow) !== undefined;
}

export function isKidTaken(database: Database, kid: string): boolean {
  return database.get('SELECT id FROM keys WHERE kid = ? LIMIT 1', [kid], idRow) !== undefined;
}

export function keyWithThumbprint(database: Database, thumbprint: string): string | null {
  return database.get('SELECT id FROM keys WHERE thumbprint = ? AND deleting_at IS NULL LIMIT 1', [thumbprint], idRow)?.id ?? null;
}

/** Whether another key, not deleted, is the same key. */
export function hasTwin(database: Database, id: string): boolean {
  const sql = `SELECT twin.id FROM keys JOIN keys AS twin ON twin.thumbprint = keys.thumbprint AND twin.id <> keys.id
    WHERE keys.id = ? AND twin.deleting_at IS NULL LIMIT 1`;
  return database.get(sql, [id], idRow) !== undefined;
}

export function insertKey(database: Database, row: NewKeyRow): void {
  const { tags, findings, certificate, is_weak: isWeak, ...plain } = row;
  const values = {
    ...plain,
    is_weak: isWeak ? 1 : 0,
    tags: JSON.stringify(tags),
    findings: JSON.stringify(findings),
    certificate: certificate === null ? null : JSON.stringify(certificate),
  };
  const names = Object.keys(values);
  database.run(`INSERT INTO keys (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`, values);
}

/** Gives a public key its private half, and what was found in it. Its kid and algorithm stay. Answers whether there was one. */
export function completeKey(database: Database, row: NewKeyRow): boolean {
  const { id, name, holds, format, entropy_bits } = row;
  const values = { id, name, holds, format, entropy_bits, is_weak: row.is_weak ? 1 : 0, findings: JSON.stringify(row.findings) };
  const names = Object.keys(values).filter((column) => column !== 'id');
  return database.run(`UPDATE keys SET ${names.map((column) => `${column} = :${column}`).join(', ')} WHERE id = :id`, values) > 0;
}

export function noteKeyUse(database: Database, id: string, at: number): void {
  database.run('UPDATE keys SET use_count = use_count + 1, last_used_at = ? WHERE id = ?', [at, id]);
}

/** Keys marked for deletion at `before` or earlier, whose secret may still be in the keychain. */
export function halfDeleted(database: Database, before: number): string[] {
  return database.all('SELECT id FROM keys WHERE deleting_at <= ?', [before], idRow).map((row) => row.id);
}

/** What was found in the key, and what time has added to it. */
export function findingsOf(row: KeyRow, isSecretMissing: boolean, now: number): Finding[] {
  const life = lifeFindings(
    {
      isSecretMissing,
      isWeak: row.is_weak,
      state: row.state,
      createdAt: row.created_at,
      rotateEveryDays: row.rotate_every_days,
      kid: row.kid,
      kidRevealsSecret: row.entropy_bits !== null && row.kid === row.thumbprint,
      certificate: row.certificate,
    },
    now,
  );
  return [...life, ...row.findings];
}

export function summaryOf(row: KeyRow, isSecretMissing: boolean, now: number): KeySummary {
  return {
    id: row.id,
    name: row.name,
    kid: row.kid,
    alg: row.alg,
    use: row.use,
    kty: row.kty,
    crv: row.crv,
    bits: row.bits,
    holds: row.holds,
    state: row.state,
    isSecretMissing,
    isWeak: row.is_weak,
    tags: row.tags,
    health: worstOf(findingsOf(row, isSecretMissing, now)),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    useCount: row.use_count,
    tokenCount: row.token_count,
    verifyUntil: row.state === 'verify-only' ? row.verify_until : null,
    successorId: row.successor_id,
  };
}
