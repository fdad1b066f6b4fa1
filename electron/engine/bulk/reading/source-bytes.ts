import { open, stat, type FileHandle } from 'node:fs/promises';
import { appError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { systemCode } from '../../system-code.ts';

/** Of a file what tells it from itself after a change. */
type FileState = { readonly size: bigint; readonly mtimeNs: bigint; readonly ino: bigint };

/** Rows that were opened: bytes in memory, or a file as it was then. */
export type HeldSource =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string; readonly state: FileState };

export type OpenSource = {
  readonly size: number;
  /** As many bytes as asked for, less only at the end; in memory of their own, to be handed on. Errors: 'file-unreadable'. */
  read(offset: number, length: number): Promise<Result<Uint8Array>>;
  /** Error: 'source-expired' where it is another one by now. */
  unchanged(): Promise<Result<null>>;
  close(): Promise<void>;
};

/** Errors: 'file-unreadable'. */
export async function holdFile(path: string): Promise<Result<HeldSource>> {
  try {
    const { size, mtimeNs, ino, isFile } = await stateOf(path);
    if (!isFile) return fail(appError('file-unreadable', { field: 'file', expected: 'a file' }));
    return ok({ kind: 'file', path, state: { size, mtimeNs, ino } });
  } catch (error) {
    return fail(unreadable(error));
  }
}

/** Errors: 'source-expired' for a file that has changed since it was held, 'file-unreadable'. */
export async function openHeld(source: HeldSource): Promise<Result<OpenSource>> {
  if (source.kind === 'bytes') return ok(inMemory(source.bytes));
  try {
    const handle = await open(source.path, 'r');
    const file = inFile(handle, source);
    const unchanged = await file.unchanged();
    if (unchanged.ok) return ok(file);
    await file.close();
    return unchanged;
  } catch (error) {
    return fail(unreadable(error));
  }
}

function inMemory(bytes: Uint8Array): OpenSource {
  return {
    size: bytes.length,
    read: async (offset, length) => ok(bytes.slice(offset, offset + length)),
    unchanged: async () => ok(null),
    close: async () => undefined,
  };
}

function inFile(handle: FileHandle, source: Extract<HeldSource, { kind: 'file' }>): OpenSource {
  return {
    size: Number(source.state.size),
    async read(offset, length) {
      try {
        return ok(await readFully(handle, offset, length));
      } catch (error) {
        return fail(unreadable(error));
      }
    },
    async unchanged() {
      try {
        const { size, mtimeNs, ino } = await stateOf(source.path);
        const { state } = source;
        const isSame = size === state.size && mtimeNs === state.mtimeNs && ino === state.ino;
        return isSame ? ok(null) : fail(appError('source-expired', { field: 'file', actual: 'changed' }));
      } catch (error) {
        return fail(unreadable(error));
      }
    },
    close: () => handle.close(),
  };
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function stateOf(path: string): Promise<FileState & { readonly isFile: boolean }> {
  const found = await stat(path, { bigint: true });
  return { size: found.size, mtimeNs: found.mtimeNs, ino: found.ino, isFile: found.isFile() };
}

function unreadable(error: unknown): ReturnType<typeof appError> {
  return appError('file-unreadable', { field: 'file', actual: systemCode(error) });
}
