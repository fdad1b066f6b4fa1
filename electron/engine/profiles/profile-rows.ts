import { z } from 'zod';
import { profileContentSchema, type Profile, type ProfileContent } from '../../../shared/profiles.ts';
import type { Database } from '../vault/database.ts';
import { jsonText } from '../vault/columns.ts';

const rowSchema = z.strictObject({ id: z.uuid(), content: jsonText(profileContentSchema), changed_at: z.int() });
type Row = z.infer<typeof rowSchema>;

const columns = 'id, content, changed_at';

/** The user's own profiles, by name. */
export function ownProfiles(database: Database): Profile[] {
  return database
    .all(`SELECT ${columns} FROM profiles WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id`, [], rowSchema)
    .map(profileOf);
}

export function ownProfile(database: Database, id: string): Profile | undefined {
  const row = database.get(`SELECT ${columns} FROM profiles WHERE id = ? AND deleted_at IS NULL`, [id], rowSchema);
  return row && profileOf(row);
}

export function isNameTaken(database: Database, name: string, exceptId: string): boolean {
  const sql = 'SELECT id FROM profiles WHERE name = ? AND id <> ? AND deleted_at IS NULL';
  return database.get(sql, [name, exceptId], z.strictObject({ id: z.string() })) !== undefined;
}

export function insertProfile(database: Database, id: string, content: ProfileContent, now: number): void {
  database.run('INSERT INTO profiles (id, name, key_id, content, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)', [
    id,
    content.name,
    content.recipe.keyId,
    JSON.stringify(content),
    now,
    now,
  ]);
}

/** How many rows were changed: 0 where there is no such profile. */
export function updateProfile(database: Database, id: string, content: ProfileContent, now: number): number {
  return database.run('UPDATE profiles SET name = ?, key_id = ?, content = ?, changed_at = ? WHERE id = ? AND deleted_at IS NULL', [
    content.name,
    content.recipe.keyId,
    JSON.stringify(content),
    now,
    id,
  ]);
}

export function markDeleted(database: Database, id: string, deletedAt: number): number {
  return database.run('UPDATE profiles SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL', [deletedAt, id]);
}

export function unmarkDeleted(database: Database, id: string): number {
  return database.run('UPDATE profiles SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL', [id]);
}

export function deletedName(database: Database, id: string): string | undefined {
  const row = database.get('SELECT name FROM profiles WHERE id = ? AND deleted_at IS NOT NULL', [id], z.strictObject({ name: z.string() }));
  return row?.name;
}

export function dropDeleted(database: Database, before: number): void {
  database.run('DELETE FROM profiles WHERE deleted_at IS NOT NULL AND deleted_at < ?', [before]);
}

function profileOf({ id, content, changed_at: changedAt }: Row): Profile {
  return { ...content, id, isBuiltIn: false, changedAt };
}
