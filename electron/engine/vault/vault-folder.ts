import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The files of a vault. `identity` names the vault and thereby its key in the keychain; nothing in it is secret. */
export type VaultFolder = {
  readonly folder: string;
  readonly database: string;
  readonly identity: string;
  readonly ballast: string;
  readonly lock: string;
};

export function vaultFolder(folder: string): VaultFolder {
  return {
    folder,
    database: path.join(folder, 'vault.db'),
    identity: path.join(folder, 'vault.json'),
    ballast: path.join(folder, 'vault.ballast'),
    lock: path.join(folder, 'vault.lock'),
  };
}

const identityVersion = 1;
const identitySchema = z.strictObject({ version: z.literal(identityVersion), id: z.uuid() });
const anyVersionSchema = z.object({ version: z.int() });

export type Identity = { kind: 'none' } | { kind: 'found'; id: string } | { kind: 'damaged' } | { kind: 'newer' };

/** What lies in the folder. `hasDatabase` is true for any trace of one: then no new one may be made over it. */
export type Found = { identity: Identity; hasDatabase: boolean };

export function look(files: VaultFolder): Found {
  const hasDatabase = existsSync(files.database) || existsSync(`${files.database}-wal`);
  return { identity: readIdentity(files.identity), hasDatabase };
}

/** No vault.db beside its log, or one of 0 bytes: damage, although SQLite would make a new database of it. */
export function isHollow(files: VaultFolder): boolean {
  return !existsSync(files.database) || statSync(files.database).size === 0;
}

function readIdentity(file: string): Identity {
  if (!existsSync(file)) return { kind: 'none' };
  const content = parseJson(readFileSync(file, 'utf8'));
  const identity = identitySchema.safeParse(content);
  if (identity.success) return { kind: 'found', id: identity.data.id };
  const other = anyVersionSchema.safeParse(content);
  return { kind: other.success && other.data.version > identityVersion ? 'newer' : 'damaged' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: written aside, flushed, renamed. The caller holds the folder's lock. */
export function writeIdentity(files: VaultFolder, id: string): void {
  const draft = `${files.identity}.new`;
  rmSync(draft, { force: true });
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, `${JSON.stringify({ version: identityVersion, id })}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  moveDurably(draft, files.identity);
}

/** Renames within a folder and flushes the folder, without which a power cut may undo the rename. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  if (process.platform === 'win32') return; // There a folder cannot be opened, and NTFS journals renames.
  const handle = openSync(path.dirname(to), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Makes the folder, lets only its owner look into it, and tries to write there: rights alone tell too little (ACLs,
 * read-only mounts). Throws what the file system says (EACCES, EROFS, ENOSPC).
 */
export function prepareFolder(files: VaultFolder): void {
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  const trial = path.join(files.folder, `.trial-${randomUUID()}`);
  createPrivateFile(trial);
  rmSync(trial);
  for (const file of [files.database, files.identity]) {
    if (existsSync(file)) accessSync(file, constants.W_OK);
  }
  if (process.platform !== 'win32' && (statSync(files.folder).mode & 0o077) !== 0) chmodSync(files.folder, 0o700);
}

/** An empty file that only its owner may read; SQLite gives -wal and -shm the same mode. */
export function createPrivateFile(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
}

/**
 * Puts the vault aside under another name, all its parts together, so that it can be put back by hand.
 * @returns the new name of the database file
 */
export function setAside(files: VaultFolder, why: 'lost' | 'corrupt', at: Date): string {
  const suffix = freeSuffix(files, `${why}-${at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}`);
  for (const part of ['-wal', '-shm']) {
    // Behind the suffix: SQLite looks for the parts of "X" at "X-wal" and "X-shm".
    moveIfThere(`${files.database}${part}`, `${files.database}.${suffix}${part}`);
  }
  moveIfThere(files.database, `${files.database}.${suffix}`);
  moveIfThere(files.identity, `${files.identity}.${suffix}`);
  return path.basename(`${files.database}.${suffix}`);
}

function freeSuffix(files: VaultFolder, wanted: string): string {
  let suffix = wanted;
  const isTaken = () => [files.database, files.identity].some((file) => existsSync(`${file}.${suffix}`));
  for (let number = 2; isTaken(); number++) suffix = `${wanted}-${number}`;
  return suffix;
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) moveDurably(from, to);
}
