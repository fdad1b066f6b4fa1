import { z } from 'zod';
import { shelfItemSchema, type ShelfItem } from '../../../shared/tokens.ts';
import type { Database } from '../vault/database.ts';

const audienceSchema = z.string().transform((text, context): string[] => {
  const parsed = z.array(z.string()).safeParse(safeJson(text));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'not a list of strings' });
  return z.NEVER;
});

/** The columns below are named as the item's members; only the list of audiences is kept as JSON text. */
const rowSchema = shelfItemSchema.extend({ audience: audienceSchema });

const columns = `tokens.id, tokens.label, tokens.alg, tokens.typ, tokens.kid, tokens.key_id AS keyId, keys.name AS keyName,
  tokens.subject, tokens.issuer, tokens.audience, tokens.issued_at AS issuedAt, tokens.not_before AS notBefore,
  tokens.expires_at AS expiresAt, tokens.source, tokens.stored_at AS storedAt, tokens.bytes`;
const source = 'FROM tokens LEFT JOIN keys ON keys.id = tokens.key_id';

export type TokenFilter = { where: string; params: (string | number)[] };

export function tokensPage(database: Database, filter: TokenFilter, limit: number, offset: number): ShelfItem[] {
  return database.all(
    `SELECT ${columns} ${source} WHERE ${filter.where} ORDER BY tokens.stored_at DESC, tokens.position DESC LIMIT ? OFFSET ?`,
    [...filter.params, limit, offset],
    rowSchema,
  );
}

export function countTokens(database: Database, filter: TokenFilter): number {
  const row = database.get(`SELECT count(*) AS count FROM tokens WHERE ${filter.where}`, filter.params, z.strictObject({ count: z.int() }));
  return row?.count ?? 0;
}

export function tokenById(database: Database, id: string): ShelfItem | undefined {
  return database.get(`SELECT ${columns} ${source} WHERE tokens.id = ? AND tokens.deleted_at IS NULL`, [id], rowSchema);
}

/** How many stand before this one in the list. */
export function countNewer(database: Database, id: string): number {
  const where = '(stored_at, position) > (SELECT stored_at, position FROM tokens WHERE id = ?) AND deleted_at IS NULL';
  return countTokens(database, { where, params: [id] });
}

export function compactOf(database: Database, id: string): string | undefined {
  const row = database.get('SELECT compact FROM tokens WHERE id = ? AND deleted_at IS NULL', [id], z.strictObject({ compact: z.string() }));
  return row?.compact;
}

export function insertToken(database: Database, item: Omit<ShelfItem, 'keyName'>, compact: string): void {
  database.run(
    `INSERT INTO tokens (id, label, compact, alg, typ, kid, key_id, subject, issuer, audience, issued_at, not_before,
       expires_at, source, stored_at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      item.id,
      item.label,
      compact,
      item.alg,
      item.typ,
      item.kid,
      item.keyId,
      item.subject,
      item.issuer,
      JSON.stringify(item.audience),
      item.issuedAt,
      item.notBefore,
      item.expiresAt,
      item.source,
      item.storedAt,
      item.bytes,
    ],
  );
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
