import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { freeBallast, layBallast } from './ballast.ts';
import { makeDataKey, readDataKey } from './data-key.ts';
import { markAsOurs, openDatabase } from './database.ts';
import { withFolderLock } from './folder-lock.ts';
import { latestVersion, migrate, schemaVersion, type Migration } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { closed, closedBy, type Opening } from './opening.ts';
import { openReadCopy, openStandIn } from './read-only-database.ts';
import type { SecretStore } from './secret-store.ts';
import { hiddenCorruption, storageFailure } from './sql-failures.ts';
import {
  createPrivateFile,
  isHollow,
  look,
  moveDurably,
  prepareFolder,
  writeIdentity,
  type Found,
  type VaultFolder,
} from './vault-folder.ts';

/** Longer than a first start takes with a slow keychain, whose calls end after 15 s each. */
const lockPatienceMs = 60_000;

/**
 * Opens the vault in a folder, or makes one where there is none. Never throws for what the disk or the keychain do.
 *
 * Order on a first start: ask the keychain (a keychain that fails leaves no file behind), name the vault in
 * vault.json, put the key into the keychain, make the file under another name, rename it. Killed anywhere in between,
 * the next start goes on from there. A key is made only where no file is; a file is never touched without its key.
 */
export async function openFolder(files: VaultFolder, secrets: SecretStore): Promise<Opening> {
  try {
    prepareFolder(files);
    const found = look(files);
    const refusal = refuse(found);
    if (refusal !== null) return refusal;
    return found.hasDatabase ? await openExisting(files, secrets, found) : await openFirst(files, secrets, found);
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    if (failure.kind === 'corrupt') return closed('corrupt', failure.code);
    return openWithoutWriting(files, secrets, failure.kind === 'full' ? 'disk-full' : 'read-only', failure.code);
  }
}

/** Files that belong together but do not fit: nothing is made, nothing is touched. */
function refuse({ identity, hasDatabase }: Found): Opening | null {
  if (identity.kind === 'newer') return closed('newer', 'vault.json');
  if (identity.kind === 'damaged') return closed('corrupt', 'vault.json');
  if (identity.kind === 'none' && hasDatabase) return closed('lost', 'vault.json is missing');
  return null;
}

async function openExisting(files: VaultFolder, secrets: SecretStore, { identity }: Found): Promise<Opening> {
  if (identity.kind !== 'found') return closed('lost', 'vault.json is missing');
  const key = await readDataKey(secrets, identity.id);
  if (!key.ok) return closedBy(key.error, 'lost');
  if (key.value === null) return closed('lost', null);
  return openWithKey(files, key.value);
}

function openWithKey(files: VaultFolder, key: Uint8Array): Opening {
  if (isHollow(files)) return closed('corrupt', 'vault.db is empty');
  const database = openMakingRoom(files, () => openDatabase(files.database, key));
  try {
    const version = schemaVersion(database);
    if (version > latestVersion(migrations)) {
      database.close();
      return closed('newer', `schema ${version}`);
    }
    openMakingRoom(files, () => migrate(database, migrations));
    layBallast(files.ballast);
    return { state: 'ready', reason: null, database, isWritable: true };
  } catch (error) {
    const hidden = hiddenCorruption(database, error);
    database.close();
    if (hidden !== null) return closed('corrupt', hidden.code);
    throw error;
  }
}

/** Even opening writes a little (-shm): on a full disk the ballast goes for it. */
function openMakingRoom<T>(files: VaultFolder, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (storageFailure(error)?.kind !== 'full' || !freeBallast(files.ballast)) throw error;
    return work();
  }
}

/** The keychain is asked before the first file is written: for a key that cannot be there, which proves a `null`. */
async function openFirst(files: VaultFolder, secrets: SecretStore, before: Found): Promise<Opening> {
  const probed = await readDataKey(secrets, before.identity.kind === 'found' ? before.identity.id : randomUUID());
  if (!probed.ok) return closedBy(probed.error, 'lost');
  const opening = await withFolderLock(files.lock, lockPatienceMs, async () => {
    const found = look(files);
    const refusal = refuse(found);
    if (refusal !== null) return refusal;
    return found.hasDatabase ? openExisting(files, secrets, found) : makeAndOpen(files, secrets, found);
  });
  return opening ?? closed('hung', 'another process is setting up this vault');
}

async function makeAndOpen(files: VaultFolder, secrets: SecretStore, { identity }: Found): Promise<Opening> {
  const id = identity.kind === 'found' ? identity.id : randomUUID();
  if (identity.kind !== 'found') writeIdentity(files, id);
  const known = await readDataKey(secrets, id);
  if (!known.ok) return closedBy(known.error, 'lost');
  const key = known.value === null ? await makeDataKey(secrets, id) : { ok: true as const, value: known.value };
  if (!key.ok) return closedBy(key.error, 'locked');
  createDatabaseFile(files, key.value, migrations);
  return openWithKey(files, key.value);
}

/** Made whole under another name: so a vault.db that is empty or half made is always damage, never a beginning. */
function createDatabaseFile(files: VaultFolder, key: Uint8Array, steps: readonly Migration[]): void {
  const draft = `${files.database}.new`;
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${part}`, { force: true });
  createPrivateFile(draft);
  const database = openDatabase(draft, key);
  try {
    markAsOurs(database);
    migrate(database, steps);
  } finally {
    database.close();
  }
  moveDurably(draft, files.database);
}

/** Where nothing can be written: a copy of the vault to read from, or an empty one where there is none. */
async function openWithoutWriting(
  files: VaultFolder,
  secrets: SecretStore,
  state: 'read-only' | 'disk-full',
  reason: string,
): Promise<Opening> {
  const found = look(files);
  const refusal = refuse(found);
  if (refusal !== null) return refusal;
  if (!found.hasDatabase || found.identity.kind !== 'found') {
    return { state, reason, database: openStandIn(), isWritable: false };
  }
  const key = await readDataKey(secrets, found.identity.id);
  if (!key.ok) return closedBy(key.error, 'lost');
  if (key.value === null) return closed('lost', null);
  if (isHollow(files)) return closed('corrupt', 'vault.db is empty');
  return openReadCopy(files, key.value, state, reason);
}
