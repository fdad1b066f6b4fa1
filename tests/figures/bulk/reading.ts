import { lastRowEnd } from '../../../electron/engine/bulk/reading/row-ends.ts';
import { firstRows, readHead } from '../../../electron/engine/bulk/reading/head.ts';
import { separatorOf } from '../../../electron/engine/bulk/reading/pieces.ts';
import { rowBlocks } from '../../../electron/engine/bulk/reading/row-blocks.ts';
import { openHeld, type HeldSource } from '../../../electron/engine/bulk/reading/source-bytes.ts';
import type { AppError } from '../../../shared/errors.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { moved } from '../../../electron/engine/bulk/reading/place.ts';

/** What reading a source comes to: a refusal, or rows and what is wrong with others, each as JSON. */
export type Read = { readonly refused: AppError | null; readonly rows: readonly string[]; readonly problems: readonly AppError[] };

/** Reads a whole source in blocks of the given size, as a job does. */
export async function readAll(bytes: Uint8Array, blockBytes = 65_536): Promise<Read> {
  const head = readHead(bytes, true);
  if (!head.ok) return { refused: head.error, rows: [], problems: [] };
  const held: HeldSource = { kind: 'bytes', bytes };
  const source = await openHeld(held);
  if (!source.ok) return { refused: source.error, rows: [], problems: [] };
  const rows: string[] = [];
  const problems: AppError[] = [];
  let lines = head.value.linesBefore;
  for await (const block of rowBlocks(source.value, head.value, blockBytes)) {
    if (block.kind === 'refused') return { refused: moved(block.error, lines), rows, problems };
    if (block.kind === 'skipped') {
      problems.push(moved(block.error, lines++));
      continue;
    }
    const whole = lastRowEnd(block.bytes, separatorOf(head.value.format)).end;
    if (whole > block.bytes.length) throw new Error('A block ends behind its bytes');
    const found = firstRows(block.bytes, { ...head.value, offset: block.offset, linesBefore: lines }, Number.POSITIVE_INFINITY);
    for (const { cells, object, problem } of found) {
      if (problem !== null) problems.push(problem);
      else rows.push(cells === null ? (object === null ? '' : stringifyJson(object)) : JSON.stringify(cells));
    }
    lines += block.bytes.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 0);
  }
  return { refused: null, rows, problems };
}
