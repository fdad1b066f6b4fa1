import { z } from 'zod';
import { policyContentSchema, type PolicyContent, type SavedPolicy } from '../../../shared/policies.ts';
import { jsonText } from '../vault/columns.ts';
import type { Database } from '../vault/database.ts';

const rowSchema = z.strictObject({ id: z.uuid(), content: jsonText(policyContentSchema), changed_at: z.int() });
type Row = z.infer<typeof rowSchema>;
const nameSchema = z.strictObject({ name: z.string() });
const idSchema = z.strictObject({ id: z.uuid() });
const ownedSchema = z.strictObject({ issuer: z.string(), name: z.string() });

const columns = 'id, content, changed_at';

/** Of the user's own policies, by name. */
export function ownIds(database: Database): string[] {
  const sql = 'SELECT id FROM policies WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id';
  return database.all(sql, [], idSchema).map(({ id }) => id);
}

export function ownNames(database: Database): string[] {
  return database.all('SELECT name FROM policies WHERE deleted_at IS NULL', [], nameSchema).map(({ name }) => name);
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

/** Those of the issuers whose tokens another policy judges, with its name. */
export function issuersTaken(database: Database, issuers: readonly string[], exceptId: string): z.infer<typeof ownedSchema>[] {
  const sql = `SELECT i.issuer, p.name FROM policy_issuers i JOIN policies p ON p.id = i.policy_id
    WHERE i.issuer IN (SELECT value FROM json_each(?)) AND p.id <> ?`;
  return issuers.length === 0 ? [] : database.all(sql, [JSON.stringify(issuers), exceptId], ownedSchema);
}

/** @param deletedAt not null: it stays hidden until it is restored */
export function insertPolicy(database: Database, id: string, content: PolicyContent, now: number, deletedAt: number | null = null): void {
  const values = [id, content.name, JSON.stringify(content), now, now, deletedAt];
  database.run('INSERT INTO policies (id, name, content, created_at, changed_at, deleted_at) VALUES (?, ?, ?, ?, ?, ?)', values);
  claimIssuers(database, id, content.forIssuers);
}

/** @returns how many of them were there */
export function showHidden(database: Database, ids: readonly string[]): number {
  return database.run('UPDATE policies SET deleted_at = NULL WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
}

export function dropHidden(database: Database, id: string): void {
  claimIssuers(database, id, []);
  database.run('DELETE FROM policies WHERE id = ? AND deleted_at IS NOT NULL', [id]);
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

/** Those that an import left behind, when it was cut off, still have their issuers. */
export function dropDeleted(database: Database, before: number): void {
  const old = 'SELECT id FROM policies WHERE deleted_at IS NOT NULL AND deleted_at < ?';
  database.run(`DELETE FROM policy_issuers WHERE policy_id IN (${old})`, [before]);
  database.run('DELETE FROM policies WHERE deleted_at IS NOT NULL AND deleted_at < ?', [before]);
}

function claimIssuers(database: Database, id: string, issuers: readonly string[]): void {
  database.run('DELETE FROM policy_issuers WHERE policy_id = ?', [id]);
  if (issuers.length === 0) return;
  database.run('INSERT INTO policy_issuers (issuer, policy_id) SELECT DISTINCT value, ? FROM json_each(?)', [id, JSON.stringify(issuers)]);
}

function policyOf({ id, content, changed_at: changedAt }: Row): SavedPolicy {
  return { ...content, id, isBuiltIn: false, changedAt };
}
