import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { FilledRecipe, Place } from '../../../shared/mint-input.ts';
import type { ShelfItem } from '../../../shared/tokens.ts';
import type { MadeToken } from '../mint/made-token.ts';
import type { Database, SqlValue } from '../vault/database.ts';
import { factsOf } from './token-facts.ts';
import { positionOf } from './token-rows.ts';
import { indexClaims } from './token-index.ts';

/** What comes onto the shelf. `keyId` is null where it is not known who signed it, or where no key of ours did. */
export type NewToken = Omit<MadeToken, 'keyId'> & {
  readonly keyId: string | null;
  readonly source: ShelfItem['source'];
  readonly place: Place;
  /** How it was made; null where that is not kept. */
  readonly filled: FilledRecipe | null;
  readonly profileId: string | null;
  readonly parentId: string | null;
  readonly sessionId: string | null;
  readonly role: 'access' | 'refresh' | null;
};

/** Of a token of which nothing is known but itself. */
export const noOrigin = { filled: null, profileId: null, parentId: null, sessionId: null, role: null } as const;

/** @param isIndexed false leaves its claims to the index's own time */
export function insertToken(database: Database, id: string, token: NewToken, now: number, isIndexed: boolean): void {
  const { place, claims, form, filled } = token;
  insert(database, 'tokens', {
    id,
    label: place.label,
    folder: place.folder,
    environment: place.environment,
    tags: JSON.stringify([...new Set(place.tags)]),
    ...factsOf(token),
    key_id: token.keyId,
    source: token.source,
    profile_id: token.profileId,
    parent_id: token.parentId,
    session_id: token.sessionId,
    role: token.role,
    can_remake: filled !== null || showsRecipe(token) ? 1 : 0,
    stored_at: now,
    is_indexed: isIndexed ? 1 : 0,
  });
  const position = positionOf(database, id);
  if (position === undefined) throw new Error('A token that was just stored is not there');
  keepOrigin(database, position, filled === null ? null : JSON.stringify(filled), isSealed(form) ? claims : null);
  keepNotes(database, position, place.notes, place.tags);
  if (isIndexed) indexClaims(database, position, claims);
}

/** As `recipeOfToken` reads it, but for what is odd in a header or in its times. */
function showsRecipe({ form, claims }: NewToken): boolean {
  return claims !== null && (form === 'jws' || form === 'jws-detached');
}

const isSealed = (form: MadeToken['form']): boolean => form === 'jwe' || form === 'jwe-json';

/** The same token with other times: all that the token itself says, and none of what was said about the old one. */
export function replaceToken(database: Database, position: number, made: MadeToken, now: number): void {
  const facts = { ...factsOf(made), key_id: made.keyId, is_indexed: 1, renewed_at: now, renewal_problem: null, reminded_for: null };
  const assignments = Object.keys(facts).map((column) => `${column} = :${column}`);
  database.run(`UPDATE tokens SET ${assignments.join(', ')}, renewals = renewals + 1 WHERE position = :position`, { ...facts, position });
  const claims = isSealed(made.form) && made.claims !== null ? stringifyJson(made.claims) : null;
  database.run('UPDATE token_origins SET claims = ? WHERE position = ?', [claims, position]);
  indexClaims(database, position, made.claims);
}

/** A row only where there is something to keep. */
function keepOrigin(database: Database, position: number, recipe: string | null, claims: MadeToken['claims']): void {
  if (recipe === null && claims === null) return;
  insert(database, 'token_origins', { position, recipe, claims: claims === null ? null : stringifyJson(claims) });
}

/** Taken out and put in again, as that is how the index learns of it. */
export function keepNotes(database: Database, position: number, notes: string, tags: readonly string[]): void {
  database.run('DELETE FROM token_notes WHERE position = ?', [position]);
  if (notes === '' && tags.length === 0) return;
  insert(database, 'token_notes', { position, notes, tags: tags.join('\n') });
}

function insert(database: Database, table: string, values: Readonly<Record<string, SqlValue>>): void {
  const names = Object.keys(values);
  database.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`, values);
}
