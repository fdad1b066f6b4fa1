import { open } from 'node:fs/promises';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { systemCode } from '../engine/system-code.ts';

/** No key, claims set or token that is worth reading is larger. */
export const maxTextBytes = 2_097_152;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A whole file. Errors: 'file-unreadable' with the system's code, 'payload-too-large'. */
export async function readBytes(file: string): Promise<Result<Buffer>> {
  try {
    const handle = await open(file);
    try {
      const chunks: Buffer[] = [];
      return await gather(handle.createReadStream({ autoClose: false }), chunks);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    return fail(appError('file-unreadable', { actual: systemCode(cause) }));
  }
}

/** A whole file as UTF-8 text. */
export async function readText(file: string): Promise<Result<string>> {
  const bytes = await readBytes(file);
  return bytes.ok ? decode(bytes.value) : bytes;
}

/** Standard input to its end, as UTF-8 text. */
export async function readInput(input: AsyncIterable<Uint8Array>): Promise<Result<string>> {
  const bytes = await gather(input, []);
  return bytes.ok ? decode(bytes.value) : bytes;
}

/** Without the one line break that editors and `echo` put at the end. */
export function withoutLineBreak(text: string): string {
  return text.replace(/\r?\n$/, '');
}

async function gather(source: AsyncIterable<Uint8Array>, chunks: Buffer[]): Promise<Result<Buffer>> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > maxTextBytes) return fail(appError('payload-too-large', { expected: `at most ${maxTextBytes} bytes`, actual: 'more' }));
    chunks.push(Buffer.from(chunk));
  }
  return ok(Buffer.concat(chunks));
}

function decode(bytes: Buffer): Result<string> {
  try {
    return ok(utf8.decode(bytes));
  } catch {
    return fail(appError('file-unreadable', { expected: 'UTF-8 text', actual: 'other bytes' }));
  }
}
