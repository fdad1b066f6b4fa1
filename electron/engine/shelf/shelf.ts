import { randomUUID } from 'node:crypto';
import { appError, type ErrorCode } from '../../../shared/errors.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { FilledRecipe } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { OrganizeTokens, ShelfFacets, ShelfFilter, ShelfItem, ShelfOrder, ShelfPage, ShelfQuery } from '../../../shared/tokens.ts';
import type { TokenDetail } from '../../../shared/tokens.ts';
import { noteKeyUse } from '../keys/key-rows.ts';
import type { MadeToken } from '../mint/made-token.ts';
import { sessionById } from '../sessions/session-rows.ts';
import { sessionAt } from '../sessions/session-rules.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { inBites } from './bites.ts';
import { dueTokens } from './token-due.ts';
import { facetsOf } from './token-facets.ts';
import { shownClaims } from './token-facts.ts';
import { indexAll } from './token-index.ts';
import { TokenLists } from './token-list.ts';
import { TokenOrganizing, type OrganizedTokens } from './token-organizing.ts';
import { TokenRemoval, type DeletedTokens } from './token-removal.ts';
import { childrenOf, lifeOf, positionOf, recipeOf, refreshTokenOf, relativeOf, textOf, tokenById, tokensAt } from './token-rows.ts';
import { insertUse, usesOf, type TokenUse } from './token-uses.ts';
import { insertToken, replaceToken, type NewToken } from './token-writes.ts';
import type { DueTokens } from './watch-round.ts';

/** In milliseconds: of tokens that come one by one a hundred or so, far fewer than make an index tidy itself up (crisismerge). */
const gatherFor = 250;

/**
 * The stored tokens. Lists never hold a token's text; that is asked for by id. What touches many tokens is done in bites, and
 * what it has done before it fails or is stopped stays done. Errors: 'token-not-found', and those of the vault.
 */
export class Shelf {
  private readonly vault: Vault;
  private readonly now: () => number;
  private readonly lists = new TokenLists();
  private readonly removal: TokenRemoval;
  private readonly organizing: TokenOrganizing;
  private indexing: Promise<void> | null = null;
  private waiting: NodeJS.Timeout | null = null;

  /** @param now whole Unix seconds */
  constructor(vault: Vault, now: () => number) {
    this.vault = vault;
    this.now = now;
    this.organizing = new TokenOrganizing(vault);
    this.removal = new TokenRemoval(vault, now, () => this.index());
  }

  list({ filter, order, offset, limit }: ShelfQuery): Result<ShelfPage> {
    return this.vault.read(({ database }) => {
      const { positions, stored } = this.lists.list(database, filter, order, this.now());
      return { items: tokensAt(database, positions.slice(offset, offset + limit)), total: positions.length, stored };
    });
  }

  facets(): Result<ShelfFacets> {
    return this.vault.read(({ database }) => facetsOf(database));
  }

  /** A token with its place in that list, from 0; null where it is not in it. */
  find(id: string, filter: ShelfFilter, order: ShelfOrder): Result<{ item: ShelfItem; index: number | null }> {
    return this.found(({ database }) => {
      const [item, position] = [tokenById(database, id), positionOf(database, id)];
      if (item === undefined || position === undefined) return undefined;
      const index = this.lists.list(database, filter, order, this.now()).positions.indexOf(position);
      return { item, index: index === -1 ? null : index };
    });
  }

  item(id: string): Result<ShelfItem> {
    return this.found(({ database }) => tokenById(database, id));
  }

  detail(id: string): Result<TokenDetail> {
    return this.found(({ database }) => {
      const [item, life] = [tokenById(database, id), lifeOf(database, id)];
      if (item === undefined || life === undefined) return undefined;
      const { notes, renewals, renewedAt, renewalProblem, parentId } = life;
      const shown = life.sealedClaims === null ? shownClaims(life.text, life.payload) : null;
      const session = item.sessionId === null ? undefined : sessionById(database, item.sessionId);
      return {
        item,
        notes,
        claims: life.sealedClaims ?? (shown === null ? null : stringifyJson(shown)),
        renewals,
        renewedAt,
        renewalProblem,
        parent: parentId === null ? null : relativeOf(database, parentId),
        children: childrenOf(database, id),
        session: session === undefined ? null : sessionAt(session, this.now()),
        uses: usesOf(database, life.position),
      };
    });
  }

  /** The token itself; `payload` is what a detached one leaves out. */
  text(id: string): Result<{ text: string; payload: string | null }> {
    return this.found(({ database }) => textOf(database, id));
  }

  /** How it was minted; null where that is not kept. */
  filledOf(id: string): Result<FilledRecipe | null> {
    const found = this.found(({ database }) => recipeOf(database, id));
    return found.ok ? ok(found.value.recipe) : found;
  }

  /** The refresh token to exchange for a token of a session: see `refreshTokenOf`. Error: 'not-a-refresh-token' where there is none. */
  refreshTokenFor(id: string): Result<string> {
    const found = this.vault.read(({ database }) => refreshTokenOf(database, id));
    if (!found.ok) return found;
    return found.value === undefined ? fail(appError('not-a-refresh-token')) : ok(found.value);
  }

  add(token: NewToken): Result<ShelfItem> {
    const id = randomUUID();
    const added = this.vault.write(({ database }) => {
      insertToken(database, id, token, this.now(), true);
      this.noteUseOfKey(database, token);
    });
    this.indexSoon();
    return added.ok ? this.item(id) : added;
  }

  /** How many: all of them. They can be listed at once, and searched for when the promise is kept. */
  async addMany(tokens: readonly NewToken[]): Promise<Result<number>> {
    const added = await inBites(this.vault, (database, index) => {
      const token = tokens[index];
      if (token === undefined) return null;
      insertToken(database, randomUUID(), token, this.now(), false);
      this.noteUseOfKey(database, token);
      return 1;
    });
    await this.index();
    return added;
  }

  /** The same token with new times, in its place. */
  replace(id: string, made: MadeToken): Result<ShelfItem> {
    const replaced = this.changeOne(id, (database, position) => {
      replaceToken(database, position, made, this.now());
      noteKeyUse(database, made.keyId, this.now());
    });
    this.indexSoon();
    return replaced.ok ? this.item(id) : replaced;
  }

  /** Those that are not there are passed over; 'token-not-found' where none is. */
  async organize(changes: OrganizeTokens): Promise<Result<OrganizedTokens>> {
    const organized = await this.organizing.organize(changes);
    if (organized.ok) this.indexSoon();
    return organized;
  }

  /** See `TokenOrganizing.undo`. */
  async undoOrganize(batch: string): Promise<Result<null>> {
    const undone = await this.organizing.undo(batch);
    if (undone.ok) this.indexSoon();
    return undone;
  }

  /** Forgets what it kept in memory: the vault is closed. */
  releaseAll(): void {
    this.organizing.releaseAll();
  }

  /** See `TokenRemoval.remove`. */
  remove(ids: readonly string[], from: string | null = null): Promise<Result<DeletedTokens>> {
    return this.removal.remove(ids, from);
  }

  /** Where `signal` stops it, what is deleted so far can be brought back by its batch. */
  async removeMatching(filter: ShelfFilter, signal: AbortSignal): Promise<Result<DeletedTokens>> {
    const order: ShelfOrder = { by: 'stored', isDescending: true };
    const matching = this.vault.read(({ database }) => this.lists.list(database, filter, order, this.now()).positions);
    return matching.ok ? this.removal.remove(matching.value, null, signal) : matching;
  }

  restore(batch: string): Promise<Result<null>> {
    return this.removal.restore(batch);
  }

  /** Drops what was deleted and can no longer be brought back. */
  purge(): Promise<void> {
    return this.removal.purge();
  }

  /**
   * Makes the claims of tokens searchable that are not yet, those of a former version and of a bulk, and keeps the search quick.
   * Calls while it runs share its end.
   */
  index(): Promise<void> {
    this.indexing ??= indexAll(this.vault).finally(() => (this.indexing = null));
    return this.indexing;
  }

  /** After single tokens, whose claims are in the index already: it is tidied up once for all that come within a moment. */
  private indexSoon(): void {
    this.waiting ??= setTimeout(() => {
      this.waiting = null;
      void this.index();
    }, gatherFor).unref();
  }

  noteUse(id: string, use: TokenUse): Result<null> {
    return this.changeOne(id, (database, position) => insertUse(database, position, use));
  }

  /** A refresh token that was exchanged. */
  setRole(id: string, role: 'used'): Result<null> {
    return this.set(id, 'role', role);
  }

  noteRenewalProblem(id: string, code: ErrorCode | null): Result<null> {
    return this.set(id, 'renewal_problem', code);
  }

  /** It was reminded of: not again before it has another end. */
  noteReminded(id: string): Result<null> {
    return this.changeOne(id, (database, position) =>
      database.run('UPDATE tokens SET reminded_for = expires_at WHERE position = ?', [position]),
    );
  }

  /** What must be renewed or reminded of at `now`, in Unix seconds, and when the next token joins. */
  due(now: number): Result<DueTokens> {
    return this.vault.read(({ database }) => dueTokens(database, now));
  }

  private set(id: string, column: 'role' | 'renewal_problem', value: string | null): Result<null> {
    return this.changeOne(id, (database, position) =>
      database.run(`UPDATE tokens SET ${column} = ? WHERE position = ?`, [value, position]),
    );
  }

  private noteUseOfKey(database: Database, { keyId, source }: NewToken): void {
    if (keyId !== null && source === 'minted') noteKeyUse(database, keyId, this.now());
  }

  private changeOne(id: string, change: (database: Database, position: number) => unknown): Result<null> {
    const changed = this.vault.write(({ database }) => {
      const position = positionOf(database, id);
      if (position !== undefined) change(database, position);
      return position !== undefined;
    });
    if (!changed.ok) return changed;
    return changed.value ? ok(null) : fail(appError('token-not-found'));
  }

  private found<T>(read: Parameters<typeof this.vault.read<T | undefined>>[0]): Result<T> {
    const result = this.vault.read(read);
    if (!result.ok) return result;
    return result.value === undefined ? fail(appError('token-not-found')) : ok(result.value);
  }
}
