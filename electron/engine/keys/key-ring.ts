import type { KeyObject } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { isSymmetric } from '../../../shared/key-algorithms.ts';
import type { CreateKey, Dependants, KeyDetail, KeyList, KeySummary, UpdateKey } from '../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { HealthReport } from '../../../shared/key-health.ts';
import { numberedName } from '../numbered-name.ts';
import type { Vault } from '../vault/vault.ts';
import { addKeys, type AddOptions, type InFlight, type KeyToAdd } from './add-keys.ts';
import { dependantsOf } from './dependants.ts';
import { setFindings } from './health/set.ts';
import { HeldKeys } from './held-keys.ts';
import { carryOut, conflictOf, forgetIntent, orphansIn, planFor } from './key-intents.ts';
import { decodeKeyMaterial } from './key-material.ts';
import { KeyRemoval } from './key-removal.ts';
import { allKeys, findingsOf, isNameTaken, keyById, noteKeyUse, predecessorOf, summaryOf, type KeyRow } from './key-rows.ts';
import { makeKey } from './make-key.ts';
import { operationsOf } from './operations.ts';
import { accountOf } from './store-keys.ts';
import { thumbprint } from './thumbprint.ts';
import { updateRow } from './update-key.ts';

/** The keys of the vault. Private halves stay in here and in what signs; nothing returns them but `secretBytes`. */
export class KeyRing {
  readonly removal: KeyRemoval;
  private readonly vault: Vault;
  /** Unix seconds, whole. */
  private readonly now: () => number;
  private readonly held = new HeldKeys();
  private readonly missing = new Set<string>();
  private readonly inFlight: InFlight = new Set();

  constructor(vault: Vault, now: () => number) {
    this.vault = vault;
    this.now = now;
    this.removal = new KeyRemoval(vault, now);
  }

  list(): Result<KeyList> {
    return this.vault.read(({ database }) => ({
      keys: allKeys(database, this.now()).map((row) => summaryOf(row, this.missing.has(row.id), this.now())),
      orphans: orphansIn(database).filter(({ id }) => !this.inFlight.has(id)),
    }));
  }

  rows(): Result<KeyRow[]> {
    return this.vault.read(({ database }) => allKeys(database, this.now()));
  }

  /** Error: 'key-not-found'. */
  row(id: string): Result<KeyRow> {
    const found = this.vault.read(({ database }) => keyById(database, id, this.now()));
    if (!found.ok) return found;
    return found.value === undefined ? fail(appError('key-not-found')) : ok(found.value);
  }

  summary(id: string): Result<KeySummary> {
    const row = this.row(id);
    return row.ok ? ok(summaryOf(row.value, this.missing.has(id), this.now())) : row;
  }

  /** What is wrong with each key, and with all of them together. */
  health(): Result<HealthReport> {
    const rows = this.rows();
    if (!rows.ok) return rows;
    const keys = rows.value.map((row) => ({ id: row.id, findings: findingsOf(row, this.missing.has(row.id), this.now()) }));
    return ok({ at: this.now(), keys: keys.filter(({ findings }) => findings.length > 0), sets: setFindings(rows.value) });
  }

  /** All about one key; the keychain is asked whether it still holds it. */
  async detail(id: string): Promise<Result<Omit<KeyDetail, 'dependants'> & { dependants: Omit<Dependants, 'usedByLocalApi'> }>> {
    const known = this.row(id);
    if (!known.ok) return known;
    const row = known.value;
    if (row.holds !== 'public') await this.privateKey(id);
    const isMissing = this.missing.has(id);
    return this.vault.read(({ database }) => ({
      summary: summaryOf(row, isMissing, this.now()),
      notes: row.notes,
      origin: row.origin,
      format: row.format,
      thumbprint: row.kty === 'oct' ? null : row.thumbprint,
      keyOps: operationsOf(row.alg, row.holds),
      certificate: row.certificate,
      entropyBits: row.entropy_bits,
      rotateEveryDays: row.rotate_every_days,
      predecessorId: predecessorOf(database, id),
      dependants: dependantsOf(database, id, this.now()),
      findings: findingsOf(row, isMissing, this.now()),
    }));
  }

  /**
   * Makes a key, or takes the typed secret. `follows`: the key that it will replace; it then waits as 'next'.
   * Errors: 'name-taken', 'kid-taken', 'algorithm-unsupported', 'invalid-input', 'secret-weak' without `acceptsWeak`,
   * 'key-exists', 'cancelled', those of the vault and the keychain.
   */
  async create(input: CreateKey, options: { signal?: AbortSignal; follows?: string } = {}): Promise<Result<KeySummary>> {
    const isFree = this.vault.read(({ database }) => !isNameTaken(database, input.name, ''));
    if (!isFree.ok) return isFree;
    if (!isFree.value) return fail(appError('name-taken', { field: 'name', actual: input.name }));
    const made = await makeKey(input, options.signal);
    if (!made.ok) return made;
    const added = await this.add([{ ...made.value, follows: options.follows ?? null }], { signal: options.signal });
    if (!added.ok) return added;
    const [summary] = added.value;
    return summary === undefined ? fail(appError('key-not-found')) : ok(summary);
  }

  /** All of them, or none. Errors: as for `create`; `field` is then "keys.0.name" and so on. */
  async add(keys: readonly KeyToAdd[], options: AddOptions = {}): Promise<Result<KeySummary[]>> {
    const added = await addKeys(this.vault, keys, this.now(), this.inFlight, options);
    if (!added.ok) return added;
    for (const [index, id] of added.value.entries()) {
      const key = keys[index]?.key;
      if (key !== undefined && key.type !== 'public') this.hold(id, key);
    }
    const rows = this.rows();
    if (!rows.ok) return rows;
    const byId = new Map(rows.value.map((row) => [row.id, row]));
    const stored = added.value.flatMap((id) => byId.get(id) ?? []);
    return ok(stored.map((row) => summaryOf(row, false, this.now())));
  }

  update(input: UpdateKey): Result<KeySummary> {
    const updated = this.vault.write(({ database }) => updateRow(database, input));
    if (!updated.ok) return updated;
    return updated.value.ok ? this.summary(input.id) : updated.value;
  }

  /** Out of use at once; the secret follows 10 seconds later. */
  remove(id: string): Result<{ undoUntil: number }> {
    const marked = this.removal.mark(id);
    if (marked.ok) this.held.release(id);
    return marked;
  }

  /** Finishes a key whose secret is in the keychain. Errors: 'key-not-found', 'secret-missing', 'secret-corrupt', 'key-exists'. */
  async adoptOrphan(id: string): Promise<Result<KeySummary>> {
    const plan = this.vault.read(({ database }) => (this.inFlight.has(id) ? null : planFor(database, id)));
    if (!plan.ok) return plan;
    if (plan.value === null) return fail(appError('key-not-found'));
    const { row, follows } = plan.value;
    const key = await this.fromKeychain(id);
    if (!key.ok) return key;
    if (thumbprint(key.value) !== row.thumbprint) return fail(appError('secret-corrupt', { actual: 'another key' }));
    const adopted = this.vault.write(({ database }): Result<null> => {
      const planned = { row: { ...row, name: numberedName(row.name, (name) => isNameTaken(database, name, id)).name }, follows };
      const conflict = conflictOf(database, planned);
      if (conflict !== null) return fail(conflict);
      carryOut(database, planned, this.now());
      return ok(null);
    });
    const done = adopted.ok ? adopted.value : adopted;
    if (!done.ok) return done;
    this.hold(id, key.value);
    return this.summary(id);
  }

  /** Removes a secret whose key was never finished; the user asked for it. */
  async discardOrphan(id: string): Promise<Result<null>> {
    const secrets = this.vault.secrets();
    if (!secrets.ok) return secrets;
    const isOrphan = this.vault.read(({ database }) => !this.inFlight.has(id) && orphansIn(database).some((orphan) => orphan.id === id));
    if (!isOrphan.ok) return isOrphan;
    if (!isOrphan.value) return fail(appError('key-not-found'));
    const removed = await secrets.value.delete(accountOf(id));
    if (!removed.ok) return removed;
    const forgotten = this.vault.write(({ database }) => forgetIntent(database, id), { frees: true });
    return forgotten.ok ? ok(null) : forgotten;
  }

  /** The private or secret half, from memory or from the keychain. For the engine's signers only. */
  async privateKey(id: string): Promise<Result<KeyObject>> {
    const held = this.held.get(id);
    if (held !== undefined) return ok(held);
    const key = await this.fromKeychain(id);
    if (key.ok) this.hold(id, key.value);
    else if (key.error.code === 'secret-missing') this.missing.add(id);
    return key;
  }

  /** The bytes of a shared secret. Callers ask the user first; private keys have no such way out. */
  async secretBytes(id: string): Promise<Result<Buffer>> {
    const row = this.row(id);
    if (!row.ok) return row;
    if (!isSymmetric(row.value.alg)) return fail(appError('key-unusable', { expected: 'a shared secret', actual: row.value.alg }));
    const key = await this.privateKey(id);
    return key.ok ? ok(key.value.export()) : key;
  }

  noteUse(id: string): void {
    this.vault.write(({ database }) => noteKeyUse(database, id, this.now()));
  }

  /** Forgets every private half. */
  releaseAll(): void {
    this.held.releaseAll();
    this.missing.clear();
    this.removal.stopTimers();
  }

  private async fromKeychain(id: string): Promise<Result<KeyObject>> {
    const secrets = this.vault.secrets();
    if (!secrets.ok) return secrets;
    const text = await secrets.value.get(accountOf(id));
    if (!text.ok) return text;
    return text.value === null ? fail(appError('secret-missing')) : decodeKeyMaterial(id, text.value);
  }

  private hold(id: string, key: KeyObject): void {
    this.missing.delete(id);
    this.held.hold(id, key);
  }
}
