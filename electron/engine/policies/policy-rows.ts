import { z } from 'zod';
import { policyContentSchema, type PolicyContent, type SavedPolicy } from '../../../shared/policies.ts';
import { jsonText } from '../vault/columns.ts';
import type { Database } from '../vault/database.ts';

const rowSchema = z.strictObject({ id: z.uuid(), content: jsonText(policyContentSchema), changed_at: z.int() });
type Row = z.infer<typeof rowSchema>;
const nameSchema = z.strictObject({ name: z.string() });

const columns = 'id, content, changed_at';

/** The user's own policies, by name. */
export function ownPolicies(database: Database): SavedPolicy[] {
  return database
    .all(`SELECT ${columns} FROM policies WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id`, [], rowSchema)
    .map(policyOf);
}

export function ownPolicy(database: Database, id: string): SavedPolicy | undefined {
  const row = database.get(`SELECT ${columns} FROM policies WHERE id = ? AND deleted_at IS NULL`, [id], rowSchema);
  return row && policyOf(row);
}

export function policyOfIssuer(database: Database, issuer: string): SavedPolicy | undefined {
  const sql = `SELECT ${columns} FROM policies WHERE deleted_at IS NULL AND id = (SELECT policy_id FROM policy_issuers WHERE issuer = ?)`;
  const row = database.get(sql, [issuer], rowSchema);
  return row && policyOf(row);
}

export function isNameTaken(database: Database, name: string, exceptId: string): boolean {
  const sql = 'SELECT name FROM policies WHERE name = ? AND id <> ? AND deleted_at IS NULL';
  return database.get(sql, [name, exceptId], nameSchema) !== undefined;
}

/** The name of another policy that judges this issuer's tokens. */
export function issuerTakenBy(database: Database, issuer: string, exceptId: string): string | undefined {
  const sql = 'SELECT p.name FROM policy_issuers i JOIN policies p ON p.id = i.policy_id WHERE i.issuer = ? AND p.id <> ?';
  return database.get(sql, [issuer, exceptId], nameSchema)?.name;
}

export function insertPolicy(database: Database, id: string, content: PolicyContent, now: number): void {
  const values = [id, content.name, JSON.stringify(content), now, now];
  database.run('INSERT INTO policies (id, name, content, created_at, changed_at) VALUES (?, ?, ?, ?, ?)', values);
  claimIssuers(database, id, content.forIssuers);
}

/** How many rows were changed: 0 where there is no such policy. */
export function updatePolicy(database: Database, id: string, content: PolicyContent, now: number): number {
  const sql = 'UPDATE policies SET name = ?, content = ?, changed_at = ? WHERE id = ? AND deleted_at IS NULL';
  const count = database.run(sql, [content.name, JSON.stringify(content), now, id]);
  if (count > 0) claimIssuers(database, id, content.forIssuers);
  return count;
}

export function markDeleted(database: Database, id: string, deletedAt: number): number {
  const count = database.run('UPDATE policies SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL', [deletedAt, id]);
  if (count > 0) claimIssuers(database, id, []);
  return count;
}

export function unmarkDeleted(database: Database, { id, forIssuers }: SavedPolicy): void {
  database.run('UPDATE policies SET deleted_at = NULL WHERE id = ?', [id]);
  claimIssuers(database, id, forIssuers);
}

export function deletedPolicy(database: Database, id: string): SavedPolicy | undefined {
  const row = database.get(`SELECT ${columns} FROM policies WHERE id = ? AND deleted_at IS NOT NULL`, [id], rowSchema);
  return row && policyOf(row);
}

export function dropDeleted(database: Database, before: number): void {
  database.run('DELETE FROM policies WHERE deleted_at IS NOT NULL AND deleted_at < ?', [before]);
}

function claimIssuers(database: Database, id: string, issuers: readonly string[]): void {
  database.run('DELETE FROM policy_issuers WHERE policy_id = ?', [id]);
  for (const issuer of new Set(issuers)) database.run('INSERT INTO policy_issuers (issuer, policy_id) VALUES (?, ?)', [issuer, id]);
}

function policyOf({ id, content, changed_at: changedAt }: Row): SavedPolicy {
  return { ...content, id, isBuiltIn: false, changedAt };
}
