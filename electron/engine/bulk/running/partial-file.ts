import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { appError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { systemCode } from '../../system-code.ts';
import { syncFolder, unwritable } from '../../whole-file.ts';

/** More of them than this, beside each other, are hardly wanted. */
const mostPartials = 100;
const syncBytes = 4_194_304;

/**
 * A file that takes its name when it is whole. Until then it is "<name>.partial", for its owner alone (0600), new, and holds
 * whole blocks only: what could not be written to its end is cut off again.
 */
export class PartialFile {
  private readonly handle: FileHandle;
  private readonly file: string;
  private readonly partial: string;
  private size = 0;
  /** How much was on its way to the disk when that was last asked for; null while it is under way. */
  private synced: number | null = 0;

  private constructor(handle: FileHandle, file: string, partial: string) {
    this.handle = handle;
    this.file = file;
    this.partial = partial;
  }

  /** One that is there already is somebody's tokens, and stays: "<name>.2.partial". Errors: 'file-unwritable', 'disk-full'. */
  static async create(file: string): Promise<Result<PartialFile>> {
    for (let count = 1; count <= mostPartials; count++) {
      const partial = count === 1 ? `${file}.partial` : `${file}.${count}.partial`;
      try {
        // Not through a link that waits there: 'x' follows none.
        return ok(new PartialFile(await open(partial, 'wx', 0o600), file, partial));
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') return fail(unwritable(error));
      }
    }
    return fail(appError('file-unwritable', { field: 'file', actual: 'EEXIST' }));
  }

  /** All of it, or nothing. Errors: 'disk-full', 'file-unwritable'. */
  async write(bytes: Uint8Array): Promise<Result<null>> {
    let written = 0;
    try {
      while (written < bytes.length) {
        const { bytesWritten } = await this.handle.write(bytes, written, bytes.length - written, this.size + written);
        if (bytesWritten === 0) throw new Error('Nothing was written');
        written += bytesWritten;
      }
      this.size += written;
      this.syncSoon();
      return ok(null);
    } catch (error) {
      await this.handle.truncate(this.size).catch(() => undefined);
      return fail(unwritable(error));
    }
  }

  /** Lets the disk begin, so that there is little left to wait for in the end; what goes wrong shows there too. */
  private syncSoon(): void {
    if (this.synced === null || this.size - this.synced < syncBytes) return;
    const { size } = this;
    this.synced = null;
    const done = () => void (this.synced = size);
    this.handle.datasync().then(done, done);
  }

  /** Puts it on the disk, then in its place. @returns the name; after an error it is still the partial one */
  async finish(): Promise<Result<string>> {
    try {
      await this.handle.sync();
      await this.handle.close();
      await rename(this.partial, this.file);
    } catch (error) {
      await this.handle.close().catch(() => undefined);
      return fail(unwritable(error));
    }
    await syncFolder(path.dirname(this.file));
    return ok(path.basename(this.file));
  }

  /** Leaves it as it is. @returns its name */
  async leave(): Promise<string> {
    await this.handle.sync().catch(() => undefined);
    await this.handle.close().catch(() => undefined);
    return path.basename(this.partial);
  }

  /** There is nothing in it. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.partial, { force: true }).catch(() => undefined);
  }
}
