import { open } from 'node:fs/promises';
import { appError, type AppError } from '../../../../shared/errors.ts';

/** Read at once. */
const pieceBytes = 262_144;

/** Of a file that is no text; the caller tells it, and goes on. */
export class Unreadable extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

const compressed: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x28, 0xb5, 0x2f, 0xfd],
];

/**
 * A file's text as UTF-8, piece by piece. UTF-16 with a byte order mark, as Windows writes logs, is converted.
 * @throws Unreadable ('format-unsupported' with "compressed" or "binary") and what the system throws
 */
export async function* textPieces(file: string, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    let encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | null = null;
    let decoder: InstanceType<typeof TextDecoder> | null = null;
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(pieceBytes), 0, pieceBytes, null);
      const piece = buffer.subarray(0, bytesRead);
      if (bytesRead === 0) return;
      onRead(bytesRead);
      if (encoding === null) {
        encoding = encodingOf(piece);
        decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
      }
      yield decoder === null ? piece : Buffer.from(decoder.decode(piece, { stream: true }), 'utf8');
    }
  } finally {
    await handle.close();
  }
}

function encodingOf(beginning: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const begins = (bytes: readonly number[]) => bytes.every((byte, at) => beginning[at] === byte);
  if (compressed.some(begins)) throw new Unreadable(appError('format-unsupported', { expected: 'text', actual: 'compressed' }));
  if (begins([0xff, 0xfe])) return 'utf-16le';
  if (begins([0xfe, 0xff])) return 'utf-16be';
  // No text has it, and nearly every other file has it soon.
  if (beginning.includes(0)) throw new Unreadable(appError('format-unsupported', { expected: 'text', actual: 'binary' }));
  return 'utf-8';
}
