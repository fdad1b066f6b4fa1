import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { appError, type AppError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { systemCode } from './system-code.ts';

/**
 * Writes a text (as UTF-8) or bytes to the file that the user chose, for the user alone (0600). It first goes into a
 * new file in the same folder and onto the disk; then that file takes the place. So whatever happens, there is the old
 * file or the whole new one, and a symbolic link is replaced, not followed.
 * Errors: those of `unwritable`.
 */
export async function writeFileWhole(file: string, content: string | Uint8Array): Promise<Result<null>> {
  const draft = path.join(path.dirname(file), `.tokensmith-${randomBytes(8).toString('hex')}.new`);
  try {
    await writeNew(draft, content);
    await rename(draft, file);
  } catch (error) {
    // It may hold a private key, and may not be there at all.
    await rm(draft, { force: true }).catch(() => undefined);
    return fail(unwritable(error));
  }
  await syncFolder(path.dirname(file));
  return ok(null);
}

async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that the new name survives a power cut, where the system lets a folder be synced (Windows does not). */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file is there and whole; only a power cut in the next seconds could bring its old name or content back.
  }
}

/** 'disk-full' or 'file-unwritable', with the system's code in `actual`. */
export function unwritable(error: unknown): AppError {
  const reason = systemCode(error);
  return appError(reason === 'ENOSPC' || reason === 'EDQUOT' ? 'disk-full' : 'file-unwritable', { field: 'file', actual: reason });
}
