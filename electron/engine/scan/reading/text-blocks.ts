import { maxTokenBytes } from '../../../../shared/inspect.ts';
import { safeCut } from './safe-cut.ts';

/**
 * A piece of a text. Tokens that begin in [ownFrom, ownTo) are its own; what stands around is there so that they are whole, and
 * belongs to a neighbour. `bytes` are UTF-8, `linesBefore` those before the first of them.
 */
export type TextBlock = {
  readonly bytes: Uint8Array;
  readonly ownFrom: number;
  readonly ownTo: number;
  readonly linesBefore: number;
};

export type BlockSizes = {
  /** Where a text can be cut between two lines, blocks are about as large as this. */
  readonly block: number;
  /** More than the longest token, with line breaks inside. */
  readonly overlap: number;
};

/** Some 500 tokens: work of a few to a hundred milliseconds, so that all threads have some to the end. */
export const blockSizes: BlockSizes = { block: 262_144, overlap: maxTokenBytes + 32_768 };

const lineFeed = 0x0a;

/**
 * Cuts a text into blocks, in memory of their own. It is cut between two lines where no token can go on from the one to the
 * other. Where there is no such place for long, neighbours overlap by more than a token, so that each token is whole in the
 * block in which it begins.
 */
export async function* textBlocks(pieces: AsyncIterable<Uint8Array>, { block, overlap }: BlockSizes): AsyncGenerator<TextBlock> {
  let held: Uint8Array = new Uint8Array();
  let ownFrom = 0;
  let linesBefore = 0;
  const leave = (from: number, own: number): void => {
    linesBefore += countLines(held, from);
    held = held.subarray(from);
    ownFrom = own - from;
  };
  for await (const piece of pieces) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    while (held.length - ownFrom >= block) {
      const cut = safeCut(held, ownFrom);
      if (cut !== null) {
        yield { bytes: copyOf(held.subarray(0, cut)), ownFrom, ownTo: cut, linesBefore };
        leave(cut, cut);
        continue;
      }
      if (held.length - ownFrom < block + 2 * overlap) break;
      const ownTo = characterStart(held, held.length - overlap);
      yield { bytes: copyOf(held), ownFrom, ownTo, linesBefore };
      leave(characterStart(held, ownTo - overlap), ownTo);
    }
  }
  if (held.length > ownFrom) yield { bytes: copyOf(held), ownFrom, ownTo: held.length, linesBefore };
}

/** A `Buffer` would give a view of the same memory, which is gone when the block goes to another thread. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

function countLines(bytes: Uint8Array, end: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1 && at < end; at = bytes.indexOf(lineFeed, at + 1)) lines++;
  return lines;
}

/** The beginning of the UTF-8 character that stands at `at`. */
function characterStart(bytes: Uint8Array, at: number): number {
  let start = Math.max(0, at);
  while (start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  return start;
}
