import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { appError } from '../../../../shared/errors.ts';
import { maximumImportBytes, maximumImportSources } from '../../../../shared/key-import.ts';
import { systemCode } from '../../system-code.ts';
import type { SourceInput } from './reading/reading.ts';

export type { SourceInput };

/**
 * Reads files for an import, at most 200 of at most 1 MiB. One that cannot be read stays in the list with its reason:
 * 'file-unreadable' with the system's code in `actual`, or 'key-malformed' when it is too large.
 */
export async function readKeyFiles(paths: readonly string[]): Promise<SourceInput[]> {
  const sources: SourceInput[] = [];
  // One after the other, and one more than an import takes, so that it can say that they are too many.
  for (const file of paths.slice(0, maximumImportSources + 1)) sources.push(await readKeyFile(file));
  return sources;
}

async function readKeyFile(file: string): Promise<SourceInput> {
  const name = path.basename(file);
  try {
    const handle = await open(file, 'r');
    return await readOpen(name, handle).finally(() => handle.close());
  } catch (error) {
    return { name, problem: appError('file-unreadable', { actual: systemCode(error) }) };
  }
}

async function readOpen(name: string, handle: FileHandle): Promise<SourceInput> {
  const facts = await handle.stat();
  if (!facts.isFile()) return { name, problem: appError('file-unreadable', { expected: 'a file', actual: 'something else' }) };
  // It may grow while it is read, and some files do not know their size.
  const buffer = Buffer.alloc(maximumImportBytes + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length <= maximumImportBytes) return { name, bytes: Buffer.from(buffer.subarray(0, length)) };
  const actual = `${Math.max(facts.size, length)} bytes`;
  return { name, problem: appError('key-malformed', { field: 'source', expected: `at most ${maximumImportBytes} bytes`, actual }) };
}
