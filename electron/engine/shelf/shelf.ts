import { randomUUID } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { memberOf, numberMember, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Shelved, ShelfItem, ShelfPage, ShelfQuery } from '../../../shared/tokens.ts';
import { noteKeyUse } from '../keys/key-rows.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { compactOf, countNewer, countTokens, insertToken, tokenById, tokensPage, type TokenFilter } from './token-rows.ts';

/** A deleted token can be brought back for this long, in seconds; then its row goes. */
const undoSeconds = 10;
const purgedAtOnce = 20;

export type NewToken = {
  compact: string;
  header: JsonObject;
  claims: JsonObject;
  keyId: string | null;
  label: string | null;
  source: ShelfItem['source'];
};

/** The stored tokens. Lists never hold a token's text; that is asked for by id. */
export class Shelf {
  private readonly vault: Vault;
  private readonly now: () => number;

  constructor(vault: Vault, now: () => number) {
    this.vault = vault;
    this.now = now;
  }

  list(query: ShelfQuery): Result<ShelfPage> {
    return this.vault.read(({ database }) => {
      const filter = filterOf(query, this.now());
      return {
        items: tokensPage(database, filter, query.limit, query.offset),
        total: countTokens(database, filter),
        stored: countTokens(database, { where: 'deleted_at IS NULL', params: [] }),
      };
    });
  }

  item(id: string): Result<ShelfItem> {
    return this.found(this.vault.read(({ database }) => tokenById(database, id)));
  }

  /** A token with its place in the list. */
  shelved(id: string): Result<Shelved> {
    return this.found(
      this.vault.read(({ database }) => {
        const item = tokenById(database, id);
        return item === undefined ? undefined : { item, index: countNewer(database, id) };
      }),
    );
  }

  compact(id: string): Result<string> {
    return this.found(this.vault.read(({ database }) => compactOf(database, id)));
  }

  add(token: NewToken): Result<ShelfItem> {
    const { header, claims } = token;
    const item: Omit<ShelfItem, 'keyName'> = {
      id: randomUUID(),
      label: token.label ?? '',
      alg: stringMember(header, 'alg') ?? '',
      typ: stringMember(header, 'typ') ?? null,
      kid: stringMember(header, 'kid') ?? null,
      keyId: token.keyId,
      subject: stringMember(claims, 'sub') ?? null,
      issuer: stringMember(claims, 'iss') ?? null,
      audience: audienceOf(claims),
      issuedAt: numberMember(claims, 'iat') ?? null,
      notBefore: numberMember(claims, 'nbf') ?? null,
      expiresAt: numberMember(claims, 'exp') ?? null,
      source: token.source,
      storedAt: this.now(),
      bytes: token.compact.length,
    };
    const saved = this.vault.write(({ database }) => {
      purge(database, this.now());
      insertToken(database, item, token.compact);
      if (token.keyId !== null && token.source === 'minted') noteKeyUse(database, token.keyId, this.now());
    });
    return saved.ok ? this.item(item.id) : saved;
  }

  remove(ids: readonly string[]): Result<null> {
    return this.markAll(ids, this.now());
  }

  restore(ids: readonly string[]): Result<null> {
    return this.markAll(ids, null);
  }

  /** Drops what was deleted and can no longer be undone. */
  purge(): void {
    this.vault.write(({ database }) => purge(database, this.now()), { frees: true });
  }

  private markAll(ids: readonly string[], deletedAt: number | null): Result<null> {
    const marked = this.vault.write(
      ({ database }) => {
        let changed = 0;
        for (const id of ids) changed += database.run('UPDATE tokens SET deleted_at = ? WHERE id = ?', [deletedAt, id]);
        return changed;
      },
      { frees: deletedAt !== null },
    );
    if (!marked.ok) return marked;
    return marked.value === 0 ? fail(appError('token-not-found')) : ok(null);
  }

  private found<T>(result: Result<T | undefined>): Result<T> {
    if (!result.ok) return result;
    return result.value === undefined ? fail(appError('token-not-found')) : ok(result.value);
  }
}

/** In small bites: each row costs 0.4 ms, and nothing may hold up the main process for 16. */
function purge(database: Database, now: number): void {
  database.run(
    `DELETE FROM tokens WHERE position IN
       (SELECT position FROM tokens WHERE deleted_at IS NOT NULL AND deleted_at < ? LIMIT ?)`,
    [now - undoSeconds, purgedAtOnce],
  );
}

function filterOf(query: ShelfQuery, now: number): TokenFilter {
  const where = ['tokens.deleted_at IS NULL'];
  const params: (string | number)[] = [];
  if (query.state === 'valid') where.push('(tokens.expires_at IS NULL OR tokens.expires_at > ?)');
  if (query.state === 'expired') where.push('tokens.expires_at <= ?');
  if (query.state !== 'all') params.push(now);
  // SQLite's own parser ends at a NUL.
  for (const word of query.search.split(/[\s\0]+/).filter(Boolean)) {
    const search = searchOf(word);
    where.push(search.where);
    params.push(...search.params);
  }
  return { where: where.join(' AND '), params };
}

/** The trigram index finds words of three characters and more; shorter ones are looked for row by row. */
function searchOf(word: string): TokenFilter {
  if ([...word].length >= 3) {
    const quoted = `"${word.replaceAll('"', '""')}"`;
    return { where: 'tokens.position IN (SELECT rowid FROM tokens_search WHERE tokens_search MATCH ?)', params: [quoted] };
  }
  const columns = ['label', 'subject', 'issuer', 'kid', 'alg'].map((column) => `tokens.${column}`);
  return {
    where: `(${columns.map((column) => `instr(lower(coalesce(${column}, '')), lower(?)) > 0`).join(' OR ')})`,
    params: columns.map(() => word),
  };
}

function audienceOf(claims: JsonObject): string[] {
  const audience = memberOf(claims, 'aud');
  if (audience?.kind === 'string') return [audience.value];
  if (audience?.kind !== 'array') return [];
  return audience.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}
