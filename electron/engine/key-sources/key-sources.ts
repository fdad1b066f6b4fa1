import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { appError, type AppError } from '../../../shared/errors.ts';
import type { AddSource, SourceDetail, SourceSummary } from '../../../shared/key-sources.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { CandidateKey } from '../keys/import/verification-key.ts';
import { numberedName } from '../numbered-name.ts';
import { readDocumentUrl } from '../requests/document-url.ts';
import { documentFetcher, type FetchDocument } from '../requests/fetch-document.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { assessKeys } from './assess-keys.ts';
import { changesBetween } from './changes.ts';
import { findAgain, findSource, type FoundSource } from './find-source.ts';
import { staleAt } from './freshness.ts';
import { identityOf, prepareKeys, type PreparedKey } from './prepared-keys.ts';
import { addChanges, allSources, changesOf, nameOfOther, noteProblem, saveSource } from './source-rows.ts';
import { sourceById, sourceStamps, storedSet, type SourceStamp } from './source-rows.ts';

type Prepared = { readonly stamp: SourceStamp; readonly keys: readonly PreparedKey[] };

/** Public sources of keys for verifying. Read-only, and fetched by `add` and `reload` alone: nothing here has a timer. */
export class KeySources {
  private readonly vault: Vault;
  private readonly now: () => number;
  private readonly fetch: FetchDocument;
  private readonly prepared = new Map<string, Prepared>();

  /** @param now Unix seconds, whole */
  constructor(vault: Vault, now: () => number, fetch: FetchDocument = documentFetcher()) {
    this.vault = vault;
    this.now = now;
    this.fetch = fetch;
  }

  list(): Result<{ sources: SourceSummary[] }> {
    return this.vault.read(({ database }) => ({ sources: allSources(database) }));
  }

  get(id: string): Result<SourceDetail> {
    const summary = this.summary(id);
    if (!summary.ok) return summary;
    return this.vault.read(({ database }) => ({
      summary: summary.value,
      keys: this.keysOf(database, summary.value).map(({ shown }) => shown),
      findings: [...storedSet(database, id).findings],
      changes: changesOf(database, id),
    }));
  }

  /**
   * Finds out what the URL is, fetches its keys and keeps them. Nothing is kept unless all went well.
   * Errors: those of findSource, 'name-taken', 'key-exists' with the name of the source that has the same JWKS.
   */
  async add({ url: text, name, allowsLocal }: Omit<AddSource, 'job'>, signal: AbortSignal): Promise<Result<SourceSummary>> {
    const url = readDocumentUrl(text, allowsLocal);
    if (!url.ok) return url;
    const taken = this.vault.read(({ database }) => takenBy(database, name, url.value.href));
    if (!taken.ok) return taken;
    if (taken.value !== null) return fail(taken.value);
    const issuer = text.trim().replace(/#.*$/s, '');
    const found = await findSource(url.value, issuer, { fetch: this.fetch, allowsLocal, signal });
    if (!found.ok) return found;
    const source = { id: randomUUID(), url: url.value.href, allowsLocal };
    return this.keep(source, found.value, signal, (database) => {
      const taken = takenBy(database, name, found.value.jwksUrl);
      return taken === null
        ? ok(name ?? numberedName(url.value.hostname, (one) => nameOfOther(database, 'name', one, '') !== null).name)
        : fail(taken);
    });
  }

  /**
   * Fetches a source anew. Where that fails the last good keys stay in use, and the summary says in `problem` why: being
   * offline is a state. Errors: 'source-not-found', 'cancelled', and those of the vault.
   */
  async reload(id: string, signal: AbortSignal): Promise<Result<SourceSummary>> {
    const known = this.summary(id);
    if (!known.ok) return known;
    const { allowsLocal } = known.value;
    const found = await findAgain(known.value, { fetch: this.fetch, allowsLocal, signal });
    if (found.ok) return this.keep(known.value, found.value, signal, (database) => nameOf(database, id));
    if (signal.aborted) return fail(appError('cancelled'));
    const noted = this.vault.write(({ database }) => noteProblem(database, id, found.error, this.now()));
    return noted.ok ? this.summary(id) : noted;
  }

  rename(id: string, name: string): Result<SourceSummary> {
    const renamed = this.vault.write(({ database }): Result<null> => {
      if (nameOfOther(database, 'name', name, id) !== null) return fail(nameTaken(name));
      const changed = database.run('UPDATE key_sources SET name = ? WHERE id = ?', [name, id]);
      return changed === 0 ? fail(appError('source-not-found')) : ok(null);
    });
    if (!renamed.ok) return renamed;
    return renamed.value.ok ? this.summary(id) : renamed.value;
  }

  remove(id: string): Result<null> {
    const removed = this.vault.write(({ database }) => database.run('DELETE FROM key_sources WHERE id = ?', [id]), { frees: true });
    if (!removed.ok) return removed;
    this.prepared.delete(id);
    return removed.value === 0 ? fail(appError('source-not-found')) : ok(null);
  }

  /** Every key of every source, for judging signatures: from memory while the source stays the same. A closed vault has none. */
  async candidates(): Promise<CandidateKey[]> {
    const stamps = this.vault.read(({ database }) => sourceStamps(database));
    if (!stamps.ok) return [];
    const candidates: CandidateKey[] = [];
    for (const stamp of stamps.value) {
      // A hundred sources must not hold up everything else while they are prepared.
      if (!this.isPrepared(stamp)) await setImmediate();
      const keys = this.vault.read(({ database }) => this.keysOf(database, stamp));
      if (keys.ok) candidates.push(...keys.value.map(({ candidate }) => candidate));
    }
    return candidates;
  }

  /** Forgets what was prepared: the vault was closed, and another may follow. */
  releaseAll(): void {
    this.prepared.clear();
  }

  /** Keeps what was found, unless the user has changed their mind or the source is gone meanwhile. */
  private async keep(
    source: Pick<SourceSummary, 'id' | 'url' | 'allowsLocal'>,
    { kind, issuer, jwksUrl, set, maxAge }: FoundSource,
    signal: AbortSignal,
    nameFor: (database: Database) => Result<string>,
  ): Promise<Result<SourceSummary>> {
    const { id, url, allowsLocal } = source;
    const assessed = { keys: await assessKeys(set.keys, signal), findings: set.findings };
    if (signal.aborted) return fail(appError('cancelled'));
    const at = this.now();
    const saved = this.vault.write(({ database }): Result<null> => {
      const name = nameFor(database);
      if (!name.ok) return name;
      const before = storedSet(database, id).keys.map(({ jwk }) => identityOf(jwk));
      const row = { id, name: name.value, kind, url, issuer, jwksUrl, allowsLocal, fetchedAt: at, staleAt: staleAt(at, maxAge) };
      saveSource(database, row, assessed);
      const after = assessed.keys.map(({ jwk }) => identityOf(jwk));
      addChanges(database, id, changesBetween(before, after), at);
      return ok(null);
    });
    if (!saved.ok) return saved;
    this.prepared.delete(id);
    return saved.value.ok ? this.summary(id) : saved.value;
  }

  private summary(id: string): Result<SourceSummary> {
    const found = this.vault.read(({ database }) => sourceById(database, id));
    if (!found.ok) return found;
    return found.value === undefined ? fail(appError('source-not-found')) : ok(found.value);
  }

  private keysOf(database: Database, { id, name, fetchedAt }: SourceStamp): readonly PreparedKey[] {
    const stamp = { id, name, fetchedAt };
    const known = this.prepared.get(id);
    if (known !== undefined && this.isPrepared(stamp)) return known.keys;
    const keys = prepareKeys({ id, name }, storedSet(database, id).keys);
    this.prepared.set(id, { stamp, keys });
    return keys;
  }

  private isPrepared({ id, name, fetchedAt }: SourceStamp): boolean {
    const stamp = this.prepared.get(id)?.stamp;
    return stamp?.name === name && stamp.fetchedAt === fetchedAt;
  }
}

function takenBy(database: Database, name: string | null, jwksUrl: string): AppError | null {
  if (name !== null && nameOfOther(database, 'name', name, '') !== null) return nameTaken(name);
  const other = nameOfOther(database, 'jwks_url', jwksUrl, '');
  return other === null ? null : appError('key-exists', { field: 'url', actual: other });
}

function nameOf(database: Database, id: string): Result<string> {
  const source = sourceById(database, id);
  return source === undefined ? fail(appError('source-not-found')) : ok(source.name);
}

function nameTaken(name: string): AppError {
  return appError('name-taken', { field: 'name', actual: name });
}
