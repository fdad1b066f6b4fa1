import { numberMember } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { FilledRecipe } from '../../../shared/mint-input.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ShelfItem, TokenDetail, TokenRecipe } from '../../../shared/tokens.ts';
import type { MadeToken } from '../mint/made-token.ts';
import { notRenewable } from './not-renewable.ts';
import { recipeOfToken, type TokenFacts } from './recipe-of-token.ts';
import { objectOf, partsOfToken } from './token-parts.ts';

export type RenewalParts = {
  readonly shelf: {
    item(id: string): Result<ShelfItem>;
    detail(id: string): Result<Pick<TokenDetail, 'notes' | 'renewedAt'>>;
    text(id: string): Result<{ text: string; payload: string | null }>;
    filledOf(id: string): Result<FilledRecipe | null>;
    replace(id: string, made: MadeToken): Result<ShelfItem>;
  };
  readonly maker: { make(filled: FilledRecipe): Promise<Result<MadeToken>> };
  /** The key's row, by its id. */
  readonly keyRow: (id: string) => Result<{ readonly kid: string; readonly public_jwk: string | null }>;
  /** Whole Unix seconds. */
  readonly now: () => number;
};

/** Makes tokens of the shelf again: in place with new times, or as a recipe to begin a changed copy with. */
export function createRenewal({ shelf, maker, keyRow, now }: RenewalParts) {
  /** Null where no key of ours signed it, or where that is gone. */
  const keyOf = ({ keyId: id }: ShelfItem): Result<TokenFacts['key']> => {
    if (id === null) return ok(null);
    const row = keyRow(id);
    if (!row.ok) return row.error.code === 'key-not-found' ? ok(null) : row;
    const { kid, public_jwk: publicJwk } = row.value;
    return ok({ id, kid, publicJwk: publicJwk === null ? null : objectOf(publicJwk) });
  };
  /** As it was minted; for one that was not minted in the form, as far as it can be read from the token. */
  const filledOf = (item: ShelfItem): Result<FilledRecipe> => {
    const kept = shelf.filledOf(item.id);
    if (!kept.ok) return kept;
    if (kept.value !== null) return ok(kept.value);
    const stored = shelf.text(item.id);
    if (!stored.ok) return stored;
    const parts = partsOfToken(item.form, stored.value);
    if (!parts.ok) return parts;
    const key = keyOf(item);
    if (!key.ok) return key;
    const detail = shelf.detail(item.id);
    if (!detail.ok) return detail;
    return recipeOfToken(parts.value, {
      key: key.value,
      madeAt: detail.value.renewedAt ?? item.storedAt,
      profileId: item.profileId,
    });
  };

  return {
    /**
     * The same token with new times, in its place: requests that use it go on. Errors: 'not-renewable' with its reason (a
     * session's access token is renewed by refreshing the session); 'token-not-found'; those of making, of key and vault.
     */
    async renew(id: string): Promise<Result<ShelfItem>> {
      const item = shelf.item(id);
      if (!item.ok) return item;
      const refused = refusalOf(item.value);
      if (refused !== null) return refused;
      const filled = filledOf(item.value);
      if (!filled.ok) return filled;
      const { keyId, form } = filled.value.recipe;
      if (keyId === null && form.encryption === null) return notRenewable('key-unknown');
      const made = await maker.make(filled.value);
      if (!made.ok) return made;
      const expiresAt = made.value.claims === null ? undefined : numberMember(made.value.claims, 'exp');
      if (expiresAt !== undefined && expiresAt <= now())
        return notRenewable('until-over', { field: 'lifetime', expected: 'an end that is to come' });
      return shelf.replace(id, made.value);
    },

    /** To begin a changed copy with; whatever key signed it, one of ours signs the copy. Errors: as of `renew`. */
    recipe(id: string): Result<TokenRecipe> {
      const item = shelf.item(id);
      if (!item.ok) return item;
      const { label, folder, environment, tags, role, sessionId } = item.value;
      if (role === 'refresh' || role === 'used') return notRenewable('refresh-token');
      const filled = filledOf(item.value);
      if (!filled.ok) return filled;
      const detail = shelf.detail(id);
      if (!detail.ok) return detail;
      return ok({
        filled: sessionId === null ? filled.value : outsideOfSession(filled.value),
        place: { label, folder, environment, tags, notes: detail.value.notes },
      });
    },
  };
}

function refusalOf({ source, role, sessionId, isRevoked }: ShelfItem): Result<never> | null {
  if (source !== 'minted') return notRenewable(source);
  if (role === 'used') return notRenewable('used');
  if (isRevoked) return notRenewable('session-revoked');
  if (role === 'refresh') return notRenewable('refresh-token');
  return sessionId === null ? null : notRenewable('session');
}

/** A copy is none of the session's family: without `sid` it neither lives with it nor is revoked with it. */
function outsideOfSession(filled: FilledRecipe): FilledRecipe {
  const claims = objectOf(filled.recipe.claims);
  if (claims === null) return filled;
  const members = claims.members.filter(({ name }) => name !== 'sid');
  const text = members.length === 0 ? '' : stringifyJson({ kind: 'object', members });
  return { ...filled, recipe: { ...filled.recipe, claims: text } };
}
