import { z } from 'zod';
import { filledRecipeSchema, type FilledRecipe } from '../../../shared/mint-input.ts';
import { shelfItemSchema, type ShelfItem, type TokenDetail } from '../../../shared/tokens.ts';
import type { Database } from '../vault/database.ts';
import { flag, jsonText } from '../vault/columns.ts';

/** The columns below are named as the item's members. */
const rowSchema = shelfItemSchema.extend({
  audience: jsonText(z.array(z.string())),
  tags: jsonText(z.array(z.string())),
  isRevoked: flag,
  isRenewable: flag,
});

/**
 * What can be made again in its place: minted here, with a key that still stands and still makes new tokens (as
 * KeySource.signingKey and encryptionKey have it), and none of a session's, which are renewed by refreshing that.
 */
const isRenewable = `(tokens.source = 'minted' AND tokens.can_remake = 1 AND tokens.session_id IS NULL AND tokens.role IS NULL
  AND keys.id IS NOT NULL AND keys.deleting_at IS NULL AND (keys.holds <> 'public' OR keys.use = 'enc')
  AND (keys.state = 'active' OR keys.state = 'next'))`;

const columns = `tokens.id, tokens.label, tokens.folder, tokens.environment, tokens.tags, tokens.form,
  tokens.alg, tokens.typ, tokens.kid, tokens.key_id AS keyId, keys.name AS keyName,
  tokens.subject, tokens.issuer, tokens.audience, tokens.issued_at AS issuedAt, tokens.not_before AS notBefore,
  tokens.expires_at AS expiresAt, tokens.source, tokens.profile_id AS profileId, tokens.stored_at AS storedAt, tokens.bytes,
  tokens.role, tokens.session_id AS sessionId, sessions.revoked_at IS NOT NULL AS isRevoked, ${isRenewable} AS isRenewable,
  tokens.renews_before AS renewsBefore, tokens.reminds_before AS remindsBefore`;
const joined = 'LEFT JOIN keys ON keys.id = tokens.key_id LEFT JOIN sessions ON sessions.id = tokens.session_id';

/** In the order of the positions given; what is no longer there is left out. */
export function tokensAt(database: Database, positions: readonly number[]): ShelfItem[] {
  return database.all(
    `SELECT ${columns} FROM json_each(?) AS wanted JOIN tokens ON tokens.position = wanted.value ${joined}
     WHERE tokens.deleted_at IS NULL ORDER BY wanted.key`,
    [JSON.stringify(positions)],
    rowSchema,
  );
}

export function tokenById(database: Database, id: string): ShelfItem | undefined {
  return database.get(`SELECT ${columns} FROM tokens ${joined} WHERE tokens.id = ? AND tokens.deleted_at IS NULL`, [id], rowSchema);
}

const positionRow = z.strictObject({ position: z.int() });

/** The row's own number, which all other tables know it by; deleted ones have none. */
export function positionOf(database: Database, id: string): number | undefined {
  return database.get('SELECT position FROM tokens WHERE id = ? AND deleted_at IS NULL', [id], positionRow)?.position;
}

const textRow = z.strictObject({ text: z.string(), payload: z.string().nullable() });

export function textOf(database: Database, id: string): { text: string; payload: string | null } | undefined {
  return database.get('SELECT compact AS text, payload FROM tokens WHERE id = ? AND deleted_at IS NULL', [id], textRow);
}

const recipeRow = z.strictObject({ recipe: jsonText(filledRecipeSchema).nullable() });

export function recipeOf(database: Database, id: string): { recipe: FilledRecipe | null } | undefined {
  const sql = `SELECT token_origins.recipe FROM tokens LEFT JOIN token_origins ON token_origins.position = tokens.position
    WHERE tokens.id = ? AND tokens.deleted_at IS NULL`;
  return database.get(sql, [id], recipeRow);
}

const lifeRow = z.strictObject({
  position: z.int(),
  text: z.string(),
  payload: z.string().nullable(),
  notes: z.string(),
  sealedClaims: z.string().nullable(),
  parentId: z.string().nullable(),
  renewals: z.int(),
  renewedAt: z.int().nullable(),
  renewalProblem: z.string().nullable(),
});

/** What the detail shows beside the item. */
export function lifeOf(database: Database, id: string): z.infer<typeof lifeRow> | undefined {
  const sql = `SELECT tokens.position, compact AS text, payload, coalesce(token_notes.notes, '') AS notes,
      token_origins.claims AS sealedClaims, parent_id AS parentId, renewals, renewed_at AS renewedAt, renewal_problem AS renewalProblem
    FROM tokens LEFT JOIN token_notes ON token_notes.position = tokens.position
      LEFT JOIN token_origins ON token_origins.position = tokens.position
    WHERE tokens.id = ? AND tokens.deleted_at IS NULL`;
  return database.get(sql, [id], lifeRow);
}

const relativeRow = z.strictObject({
  id: shelfItemSchema.shape.id,
  label: z.string(),
  subject: z.string().nullable(),
  role: shelfItemSchema.shape.role,
  storedAt: z.int(),
});
const relativeColumns = 'id, label, subject, role, stored_at AS storedAt';

export function relativeOf(database: Database, id: string): TokenDetail['parent'] {
  const sql = `SELECT ${relativeColumns} FROM tokens WHERE id = ? AND deleted_at IS NULL`;
  return database.get(sql, [id], relativeRow) ?? null;
}

/** The newest 50. */
export function childrenOf(database: Database, id: string): TokenDetail['children'] {
  const sql = `SELECT ${relativeColumns} FROM tokens WHERE parent_id = ? AND deleted_at IS NULL ORDER BY position DESC LIMIT 50`;
  return database.all(sql, [id], relativeRow);
}

const idRow = z.strictObject({ id: z.string().nullable() });

/** A refresh token itself, used or not; of an access token the newest one that its session can be refreshed with. */
export function refreshTokenOf(database: Database, id: string): string | undefined {
  const sql = `SELECT CASE WHEN role = 'access' THEN
      (SELECT refresh.id FROM tokens AS refresh WHERE refresh.session_id = tokens.session_id AND refresh.role = 'refresh'
         AND refresh.deleted_at IS NULL ORDER BY refresh.position DESC LIMIT 1)
      ELSE id END AS id
    FROM tokens WHERE id = ? AND deleted_at IS NULL AND role IS NOT NULL`;
  return database.get(sql, [id], idRow)?.id ?? undefined;
}
