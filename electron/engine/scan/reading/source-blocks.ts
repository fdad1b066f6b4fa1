import { appError, type AppError } from '../../../../shared/errors.ts';
import { systemCode } from '../../system-code.ts';
import type { ScanSource } from '../messages.ts';
import { textBlocks, type BlockSizes, type TextBlock } from './text-blocks.ts';
import { textPieces, Unreadable } from './text-pieces.ts';
import { filesOf, type FoundFile, type Unread } from './walk.ts';

export type SourceBlock =
  | { readonly kind: 'block'; readonly file: string | null; readonly block: TextBlock }
  | { readonly kind: 'unread'; readonly unread: Unread };

/** What was read so far, for the progress. */
export type ReadState = { files: number; readBytes: number; totalBytes: number };

/** So large is a JSON document that is read as one, so that tokens have their paths in it. */
const mostWhole = 4_194_304;

/** The texts of a source, block by block, and what could not be read. */
export async function* sourceBlocks(source: ScanSource, sizes: BlockSizes, state: ReadState): AsyncGenerator<SourceBlock> {
  if (source.kind === 'text') {
    const bytes = Buffer.from(source.text, 'utf8');
    state.totalBytes = state.readBytes = bytes.length;
    for await (const block of textBlocks(onePiece(bytes), sizesFor(null, bytes.length, sizes))) yield { kind: 'block', file: null, block };
    return;
  }
  const files: FoundFile[] = [];
  for await (const found of filesOf(source.paths)) {
    if (found.kind === 'unread') yield { kind: 'unread', unread: found };
    else {
      files.push(found.file);
      state.totalBytes += found.file.bytes;
    }
  }
  for (const file of files) yield* fileBlocks(file, sizes, state);
}

async function* fileBlocks({ path, name, bytes }: FoundFile, sizes: BlockSizes, state: ReadState): AsyncGenerator<SourceBlock> {
  const pieces = textPieces(path, (read) => (state.readBytes += read));
  try {
    for await (const block of textBlocks(pieces, sizesFor(name, bytes, sizes))) yield { kind: 'block', file: name, block };
    state.files++;
  } catch (error) {
    yield { kind: 'unread', unread: { file: name, error: errorOf(error) } };
  }
}

function sizesFor(name: string | null, bytes: number, sizes: BlockSizes): BlockSizes {
  const isDocument = name === null || /\.(?:har|json)$/i.test(name);
  return isDocument && bytes <= mostWhole ? { ...sizes, block: Number.MAX_SAFE_INTEGER } : sizes;
}

function errorOf(error: unknown): AppError {
  return error instanceof Unreadable ? error.error : appError('file-unreadable', { actual: systemCode(error) });
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
