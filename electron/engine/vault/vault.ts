import { randomBytes } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isVaultOpen, type VaultState, type VaultStatus } from '../../../shared/vault.ts';
import { freeBallast, layBallast } from './ballast.ts';
import { openDatabase, type Database } from './database.ts';
import { createMemoryStore } from './memory-store.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { openFolder } from './open-folder.ts';
import type { SecretStore } from './secret-store.ts';
import { hiddenCorruption, storageFailure, type StorageFailure } from './sql-failures.ts';
import { setAside, vaultFolder } from './vault-folder.ts';

/** What work inside the vault gets. Never keep it beyond the call. */
export type OpenVault = { readonly database: Database; readonly mode: 'keychain' | 'memory' };

export type VaultLog = (entry: { event: string; state?: string; cause?: unknown }) => void;

export type VaultOptions = {
  /** Absolute; made when missing. Only this folder is ever written to. */
  folder: string;
  /** Makes the client of the system's keychain; called for every attempt to open. */
  secrets: () => SecretStore;
  clock?: () => Date;
  log?: VaultLog;
};

/** `frees`: the work makes room (deletes), so on a full disk the ballast may be given up for it. */
export type WriteOptions = { frees?: boolean };

/**
 * The vault: one database, one secret store, and the state that both are in.
 *
 * `read` and `write` run `work` at once and in full; it must not be async, and what it throws is a bug that passes
 * through (the transaction is undone). Errors: 'vault-not-ready' with the state or SQLite's code in `actual`,
 * 'vault-read-only', 'disk-full'.
 */
export type Vault = {
  status(): VaultStatus;
  /** Called after every change of the status. */
  onChange(listener: (status: VaultStatus) => void): () => void;
  /** Opens the vault, or makes a new one where there is none. Calls while it runs share its outcome. */
  open(): Promise<VaultStatus>;
  /** Opens again after the user has mended something. Does nothing while the vault is 'ready' or in 'memory'. */
  retry(): Promise<VaultStatus>;
  /** The user's choice: nothing is kept beyond this run, nothing in the folder is touched. */
  useMemory(): Promise<VaultStatus>;
  /** In 'lost' and 'corrupt': puts the vault file aside, byte for byte, and makes a new one. Else does nothing. */
  startAnew(): Promise<VaultStatus>;
  read<T>(work: (open: OpenVault) => T): Result<T>;
  /** In one transaction. */
  write<T>(work: (open: OpenVault) => T, options?: WriteOptions): Result<T>;
  secrets(): Result<SecretStore>;
  /** Closes the database and forgets the keychain's process. Afterwards the vault can be opened again. */
  close(): void;
};

export function createVault(options: VaultOptions): Vault {
  return new FolderVault(options);
}

class FolderVault implements Vault {
  private readonly options: VaultOptions;
  private readonly files;
  private readonly listeners = new Set<(status: VaultStatus) => void>();
  private current: VaultStatus;
  private opened: (OpenVault & { isWritable: boolean }) | null = null;
  private store: SecretStore | null = null;
  private pending: Promise<VaultStatus> | null = null;

  constructor(options: VaultOptions) {
    this.options = options;
    this.files = vaultFolder(options.folder);
    this.current = { state: 'opening', folder: options.folder, reason: null, setAside: null };
  }

  status(): VaultStatus {
    return this.current;
  }

  onChange(listener: (status: VaultStatus) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  open(): Promise<VaultStatus> {
    this.pending ??= this.openNow().finally(() => (this.pending = null));
    return this.pending;
  }

  async retry(): Promise<VaultStatus> {
    const { state } = this.current;
    return state === 'ready' || state === 'memory' ? this.current : this.open();
  }

  async useMemory(): Promise<VaultStatus> {
    if (this.pending !== null) await this.pending;
    this.close();
    const database = openDatabase(':memory:', randomBytes(32));
    migrate(database, migrations);
    this.store = createMemoryStore();
    this.opened = { database, mode: 'memory', isWritable: true };
    return this.change('memory', null);
  }

  async startAnew(): Promise<VaultStatus> {
    const { state } = this.current;
    if (state !== 'lost' && state !== 'corrupt') return this.current;
    this.close();
    try {
      const name = setAside(this.files, state, this.options.clock?.() ?? new Date());
      this.current = { ...this.current, setAside: name };
    } catch (error) {
      const failure = storageFailure(error);
      if (failure === null) throw error;
      return this.change(state, failure.code);
    }
    return this.open();
  }

  read<T>(work: (open: OpenVault) => T): Result<T> {
    if (this.opened === null || !isVaultOpen(this.current.state)) return this.notReady();
    return this.guard(this.opened.database, () => work(this.use()));
  }

  write<T>(work: (open: OpenVault) => T, { frees = false }: WriteOptions = {}): Result<T> {
    if (this.opened === null || !isVaultOpen(this.current.state)) return this.notReady();
    if (!this.opened.isWritable) return fail(appError(this.current.state === 'disk-full' ? 'disk-full' : 'vault-read-only'));
    const { database } = this.opened;
    const attempt = () => this.guard(database, () => database.transaction(() => work(this.use())));
    let result = attempt();
    if (!result.ok && result.error.code === 'disk-full' && frees && freeBallast(this.files.ballast)) result = attempt();
    if (result.ok && this.current.state === 'disk-full') this.leaveDiskFull(database);
    return result;
  }

  secrets(): Result<SecretStore> {
    return this.store !== null && isVaultOpen(this.current.state) ? ok(this.store) : this.notReady();
  }

  close(): void {
    this.opened?.database.close();
    this.opened = null;
    this.store?.close();
    this.store = null;
  }

  private async openNow(): Promise<VaultStatus> {
    this.close();
    this.change('opening', null);
    const store = this.options.secrets();
    this.store = store;
    const opening = await openFolder(this.files, store);
    if (opening.database !== null) {
      this.opened = { database: opening.database, mode: 'keychain', isWritable: opening.isWritable };
    }
    return this.change(opening.state, opening.reason);
  }

  private use(): OpenVault {
    if (this.opened === null) throw new Error('The vault was closed while it was used');
    return this.opened;
  }

  /** Runs work and turns what the storage throws into a state and an error. Anything else is a bug, and thrown on. */
  private guard<T>(database: Database, work: () => T): Result<T> {
    try {
      return ok(work());
    } catch (error) {
      const failure = storageFailure(error) ?? hiddenCorruption(database, error);
      if (failure === null) throw error;
      this.options.log?.({ event: 'vault-failure', state: failure.code });
      return this.failed(failure);
    }
  }

  private failed({ kind, code }: StorageFailure): Result<never> {
    switch (kind) {
      case 'full':
        this.change('disk-full', code);
        return fail(appError('disk-full'));
      case 'read-only':
      case 'io':
        this.forbidWriting();
        this.change('read-only', code);
        return fail(appError('vault-read-only', { actual: code }));
      case 'corrupt':
        this.close();
        this.change('corrupt', code);
        return fail(appError('vault-not-ready', { actual: 'corrupt' }));
      case 'busy':
        return fail(appError('vault-not-ready', { actual: code }));
    }
  }

  private forbidWriting(): void {
    if (this.opened !== null) this.opened = { ...this.opened, isWritable: false };
  }

  /** Deletions leave their room inside the file and its log; the log is folded in before the ballast is laid again. */
  private leaveDiskFull(database: Database): void {
    const isFolded = this.guard(database, () => database.script('PRAGMA wal_checkpoint(TRUNCATE)')).ok;
    if (isFolded && layBallast(this.files.ballast)) this.change('ready', null);
  }

  private notReady(): Result<never> {
    return fail(appError('vault-not-ready', { actual: this.current.state }));
  }

  private change(state: VaultState, reason: string | null): VaultStatus {
    this.current = { ...this.current, state, reason: reason?.slice(0, 500) ?? null };
    this.options.log?.({ event: 'vault-state', state });
    for (const listener of this.listeners) listener(this.current);
    return this.current;
  }
}
