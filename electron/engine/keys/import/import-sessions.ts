import { randomUUID } from 'node:crypto';
import { appError } from '../../../../shared/errors.ts';
import {
  maximumImportKeys,
  maximumImportSources,
  type FinishImport,
  type ImportPreview,
  type SecretReadingName,
} from '../../../../shared/key-import.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { AddOptions, KeyToAdd } from '../add-keys.ts';
import { chosenKeys } from './chosen-keys.ts';
import { decryptersOfGiven, verifierOfGiven, type GivenDecryptionKey } from './given-keys.ts';
import type { SourceInput } from './reading/reading.ts';
import { SessionPreview, type ShownKey } from './session-preview.ts';
import type { GivenKey } from './verification-key.ts';
import { isLocked, keysOf, readAll, unlockSource, type HeldSource } from './session-sources.ts';

/** What the vault has, as far as an import must know; `thumbprint` also of secrets. */
export type VaultKey = {
  readonly id: string;
  readonly name: string;
  readonly kid: string;
  readonly thumbprint: string;
  readonly holds: 'secret' | 'private' | 'public';
};

export type ImportRing = {
  known(): Result<readonly VaultKey[]>;
  /** All of them, or none. */
  add(keys: readonly KeyToAdd[], options?: AddOptions): Promise<Result<KeySummary[]>>;
};

const minutesKept = 10;
const maximumSessions = 5;

type Session = {
  sources: HeldSource[];
  readonly preview: SessionPreview;
  /** 0 until it is shown for the first time. */
  until: number;
  timer: NodeJS.Timeout;
  readonly generation: number;
  /** The last of the jobs on it: they have their turns. */
  turn: Promise<unknown>;
};

/**
 * Keys that were read and wait for the user's word. They are in memory only, for 10 minutes since something was last done with
 * them; the oldest of five sessions makes place for a sixth.
 */
export class ImportSessions {
  private readonly sessions = new Map<string, Session>();
  /** Raised when everything is let go of, for the sessions that are not shown yet. */
  private generation = 0;
  private readonly ring: ImportRing;
  private readonly now: () => number;

  /** @param now milliseconds */
  constructor(ring: ImportRing, now: () => number = Date.now) {
    this.ring = ring;
    this.now = now;
  }

  /**
   * Reads sources into a new session, or adds them to one. What is wrong with a source is in the preview.
   * Errors: 'import-expired', 'invalid-input' (too many), 'nothing-to-import' (no sources), 'cancelled', the vault's.
   */
  async read(inputs: readonly SourceInput[], id: string | null, signal?: AbortSignal): Promise<Result<ImportPreview>> {
    const session = id === null ? this.start() : this.find(id);
    if (session === undefined) return fail(appError('import-expired'));
    if (inputs.length === 0) return fail(appError('nothing-to-import'));
    const count = session.sources.length + inputs.length;
    if (count > maximumImportSources) {
      return fail(appError('invalid-input', { field: 'sources', expected: `at most ${maximumImportSources}`, actual: String(count) }));
    }
    return cancellable(signal, async () => {
      const read = await readAll(inputs, signal);
      const added = async (sources: readonly HeldSource[]) => [...sources, ...withinLimit(read, sources)];
      return this.show(id ?? randomUUID(), session, added, signal);
    });
  }

  /**
   * Tries a passphrase on each source that needs one, or on one of them; a wrong one is a status of the source.
   * Errors: 'import-expired', 'invalid-input' (nothing is locked there), 'cancelled', the vault's.
   */
  async unlock(id: string, passphrase: string, source: number | null, signal?: AbortSignal): Promise<Result<ImportPreview>> {
    const session = this.find(id);
    if (session === undefined) return fail(appError('import-expired'));
    const isMeant = (held: HeldSource, index: number): boolean => (source === null || source === index) && isLocked(held);
    if (!session.sources.some(isMeant))
      return fail(appError('invalid-input', { field: 'source', expected: 'one that needs a passphrase' }));
    const unlocked = async (sources: readonly HeldSource[]): Promise<HeldSource[]> => {
      const opened: HeldSource[] = [];
      for (const [index, held] of sources.entries())
        opened.push(isMeant(held, index) ? await unlockSource(held, passphrase, signal) : held);
      return withinLimit(opened, []);
    };
    return cancellable(signal, () => this.show(id, session, unlocked, signal));
  }

  /**
   * Stores the chosen keys, all or none, and forgets the session when they are stored.
   * Errors: 'import-expired', those of `chosenKeys` and of the ring, 'cancelled'.
   */
  async finish({ session: id, keys }: Pick<FinishImport, 'session' | 'keys'>, options: AddOptions = {}): Promise<Result<KeySummary[]>> {
    const session = this.find(id);
    if (session === undefined) return fail(appError('import-expired'));
    const known = this.ring.known();
    if (!known.ok) return known;
    return cancellable(options.signal, async () => {
      const chosen = await chosenKeys(keys, session.preview, known.value, options.signal);
      if (!chosen.ok) return chosen;
      const added = await this.ring.add(chosen.value, options);
      if (added.ok) this.forget(id);
      return added;
    });
  }

  /**
   * What was read, to judge signatures with, and nothing is stored: ids are "given:SESSION:INDEX", names those of the preview.
   * @param encoding how raw secrets among them are read; null: the likeliest way
   * Error: 'import-expired'. It counts as a use: they stay for another 10 minutes.
   */
  candidates(id: string, encoding: SecretReadingName | null): Result<GivenKey[]> {
    return this.looked(id, (shown) => shown.map((key) => verifierOfGiven(key, { session: id, encoding })));
  }

  /** The same for opening JWEs: private keys and secrets, once for each algorithm that they may be used with. */
  decryptionKeys(id: string, encoding: SecretReadingName | null): Result<GivenDecryptionKey[]> {
    return this.looked(id, (shown) => shown.flatMap((key) => decryptersOfGiven(key, { session: id, encoding })));
  }

  forget(id: string): void {
    const session = this.sessions.get(id);
    if (session === undefined) return;
    clearTimeout(session.timer);
    this.sessions.delete(id);
  }

  /** Lets go of all key material: the vault is closed, or the app ends. */
  releaseAll(): void {
    this.generation++;
    for (const id of this.sessions.keys()) this.forget(id);
  }

  private looked<T>(id: string, look: (shown: readonly ShownKey[]) => T): Result<T> {
    const session = this.find(id);
    if (session === undefined) return fail(appError('import-expired'));
    this.keep(id, session);
    return ok(look(session.preview.distinctKeys()));
  }

  private find(id: string): Session | undefined {
    const session = this.sessions.get(id);
    if (session === undefined || this.now() < session.until) return session;
    this.forget(id);
    return undefined;
  }

  private start(): Session {
    const { generation } = this;
    const timer = setTimeout(() => undefined, 0);
    return { sources: [], preview: new SessionPreview(), until: 0, timer, generation, turn: Promise.resolve() };
  }

  /** When its turn comes: changes what is in the session, lays it out, and keeps it for 10 minutes from then. */
  private show(
    id: string,
    session: Session,
    change: (sources: readonly HeldSource[]) => Promise<HeldSource[]>,
    signal: AbortSignal | undefined,
  ): Promise<Result<ImportPreview>> {
    const shown = session.turn.then(async () => {
      signal?.throwIfAborted();
      const sources = await change(session.sources);
      const known = this.ring.known();
      if (!known.ok) return known;
      const preview = await session.preview.of(id, sources, known.value, Math.floor(this.now() / 1000), signal);
      if (this.isGone(id, session)) return fail(appError('import-expired'));
      session.sources = sources;
      this.keep(id, session);
      return ok(preview);
    });
    session.turn = shown.catch(() => undefined);
    return shown;
  }

  /** It may have been used, forgotten, or have expired meanwhile. */
  private isGone(id: string, session: Session): boolean {
    return session.until === 0 ? session.generation !== this.generation : this.find(id) !== session;
  }

  private keep(id: string, session: Session): void {
    clearTimeout(session.timer);
    session.until = this.now() + minutesKept * 60_000;
    session.timer = setTimeout(() => this.forget(id), minutesKept * 60_000);
    session.timer.unref();
    // Set anew, so that the first of the map is the one that was left alone for longest.
    this.sessions.delete(id);
    this.sessions.set(id, session);
    const [oldest] = this.sessions.keys();
    if (this.sessions.size > maximumSessions && oldest !== undefined) this.forget(oldest);
  }
}

/** A source that would bring more keys than a session holds fails as a whole. */
function withinLimit(sources: readonly HeldSource[], before: readonly HeldSource[]): HeldSource[] {
  let count = before.reduce((sum, source) => sum + keysOf(source).length, 0);
  return sources.map((source) => {
    const more = keysOf(source).length;
    if (count + more > maximumImportKeys) {
      const error = appError('invalid-input', {
        field: 'source',
        expected: `at most ${maximumImportKeys} keys at once`,
        actual: `${count + more} keys`,
      });
      return { ...source, reading: fail(error) };
    }
    count += more;
    return source;
  });
}

/** Whatever was going on, a stopped job is 'cancelled'. */
async function cancellable<T>(signal: AbortSignal | undefined, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted === true) return fail(appError('cancelled'));
    throw error;
  }
}
