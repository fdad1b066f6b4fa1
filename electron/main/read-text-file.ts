import { readFile, stat } from 'node:fs/promises';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { systemCode } from '../engine/system-code.ts';

/**
 * The text of a file that the user chose.
 * Errors: 'file-malformed' for a larger one and for other bytes than UTF-8, 'file-unreadable' with the system's code.
 */
export async function readTextFile(file: string, maximumBytes: number): Promise<Result<string>> {
  try {
    const { size } = await stat(file);
    if (size > maximumBytes) {
      return fail(appError('file-malformed', { expected: `at most ${maximumBytes} bytes`, actual: `${size} bytes` }));
    }
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file)));
  } catch (error) {
    if (error instanceof TypeError) return fail(appError('file-malformed', { expected: 'UTF-8', actual: 'other bytes' }));
    return fail(appError('file-unreadable', { actual: systemCode(error) }));
  }
}
