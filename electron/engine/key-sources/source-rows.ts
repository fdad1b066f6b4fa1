import { z } from 'zod';
import { appErrorSchema } from '../../../shared/errors.ts';
import { memberOf } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { findingSchema } from '../../../shared/key-health.ts';
import { sourceChangeSchema, sourceSummarySchema, type SourceChange, type SourceSummary } from '../../../shared/key-sources.ts';
import { idSchema } from '../../../shared/keys.ts';
import type { Database, SqlValue } from '../vault/database.ts';
import type { KeyChange } from './changes.ts';
import type { PublishedSet } from './published-set.ts';
import { flag, jsonText } from '../vault/columns.ts';

/** How much of its history a source keeps. */
const keptChanges = 200;

const summaryRow = sourceSummarySchema.extend({
  allowsLocal: flag,
  problem: jsonText(appErrorSchema).nullable(),
});
const columns = `id, name, kind, url, issuer, jwks_url AS jwksUrl, allows_local AS allowsLocal, key_count AS keyCount,
  fetched_at AS fetchedAt, stale_at AS staleAt, problem, checked_at AS checkedAt`;

export function allSources(database: Database): SourceSummary[] {
  return database.all(`SELECT ${columns} FROM key_sources ORDER BY name COLLATE NOCASE, name`, [], summaryRow);
}

export function sourceById(database: Database, id: string): SourceSummary | undefined {
  return database.get(`SELECT ${columns} FROM key_sources WHERE id = ?`, [id], summaryRow);
}

/** All that says whether prepared keys are still those of the source. */
const stampRow = z.strictObject({ id: idSchema, name: z.string(), fetchedAt: z.int() });
export type SourceStamp = z.infer<typeof stampRow>;

export function sourceStamps(database: Database): SourceStamp[] {
  return database.all('SELECT id, name, fetched_at AS fetchedAt FROM key_sources ORDER BY created_at, rowid', [], stampRow);
}

export function nameOfOther(database: Database, column: 'name' | 'jwks_url', value: string, exceptId: string): string | null {
  const row = z.strictObject({ name: z.string() });
  return database.get(`SELECT name FROM key_sources WHERE ${column} = ? AND id <> ?`, [value, exceptId], row)?.name ?? null;
}

const findingsOfSet = jsonText(z.strictObject({ set: z.array(findingSchema), keys: z.array(z.array(findingSchema)) }));
const setRow = z.strictObject({ jwks: z.string(), findings: findingsOfSet });

/** The keys that are in use. */
export function storedSet(database: Database, id: string): PublishedSet {
  const row = database.get('SELECT jwks, findings FROM key_sources WHERE id = ?', [id], setRow);
  const parsed = row === undefined ? null : parseJson(row.jwks);
  const keys = parsed?.ok === true && parsed.value.kind === 'object' ? memberOf(parsed.value, 'keys') : undefined;
  const jwks = keys?.kind === 'array' ? keys.items.filter((item) => item.kind === 'object') : [];
  return { keys: jwks.map((jwk, index) => ({ jwk, findings: row?.findings.keys[index] ?? [] })), findings: row?.findings.set ?? [] };
}

export type NewSource = Omit<SourceSummary, 'keyCount' | 'problem' | 'checkedAt'>;

/** Inserts a source, or replaces all but its name with what a later answer said; the problem of an earlier one is over. */
export function saveSource(database: Database, source: NewSource, set: PublishedSet): void {
  const { jwksUrl, allowsLocal, fetchedAt, staleAt, ...plain } = source;
  const values: Record<string, SqlValue> = {
    ...plain,
    jwks_url: jwksUrl,
    allows_local: allowsLocal ? 1 : 0,
    ...setColumns(set),
    fetched_at: fetchedAt,
    stale_at: staleAt,
    problem: null,
    checked_at: fetchedAt,
    created_at: fetchedAt,
  };
  const names = Object.keys(values);
  const later = names.filter((name) => !['id', 'name', 'created_at'].includes(name));
  database.run(
    `INSERT INTO key_sources (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${later.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values,
  );
}

function setColumns({ keys, findings }: PublishedSet) {
  const jwks = stringifyJson({ kind: 'object', members: [{ name: 'keys', value: { kind: 'array', items: keys.map(({ jwk }) => jwk) } }] });
  return { jwks, findings: JSON.stringify({ set: findings, keys: keys.map((key) => key.findings) }), key_count: keys.length };
}

export function noteProblem(database: Database, id: string, problem: z.infer<typeof appErrorSchema>, at: number): void {
  database.run('UPDATE key_sources SET problem = ?, checked_at = ? WHERE id = ?', [JSON.stringify(problem), at, id]);
}

/** Newest first. */
export function changesOf(database: Database, id: string): SourceChange[] {
  const sql = 'SELECT at, change, kid, alg, thumbprint FROM key_source_changes WHERE source_id = ? ORDER BY position DESC';
  return database.all(sql, [id], sourceChangeSchema);
}

export function addChanges(database: Database, id: string, changes: readonly KeyChange[], at: number): void {
  const sql = 'INSERT INTO key_source_changes (source_id, at, change, kid, alg, thumbprint) VALUES (?, ?, ?, ?, ?, ?)';
  for (const { change, kid, alg, thumbprint } of changes) database.run(sql, [id, at, change, kid, alg, thumbprint]);
  database.run(
    `DELETE FROM key_source_changes WHERE source_id = :id AND position <= (
       SELECT position FROM key_source_changes WHERE source_id = :id ORDER BY position DESC LIMIT 1 OFFSET ${keptChanges})`,
    { id },
  );
}
