import { expect, test } from '@playwright/test';
import { readHead, type Head } from '../../../electron/engine/bulk/reading/head.ts';
import { countRows, rowBlocks } from '../../../electron/engine/bulk/reading/row-blocks.ts';
import type { OpenSource } from '../../../electron/engine/bulk/reading/source-bytes.ts';
import { ok } from '../../../shared/result.ts';

const row = Buffer.from('user-0000@example.com,"a, b"\n');
const headLine = 'user,note\n';
const rowCount = 10_000_000;

/** Ten million rows, some 290 MB, which are nowhere: each read makes its bytes. Even rows only, so that reads begin anywhere. */
function manyRows(): { source: OpenSource; head: Head } {
  const head = readHead(Buffer.from(`${headLine}${row.toString()}`), true);
  if (!head.ok) throw new Error(head.error.code);
  const size = headLine.length + rowCount * row.length;
  const unit = Buffer.concat(Array.from({ length: 4_096 }, () => row));
  const read = async (offset: number, length: number) => {
    const bytes = Buffer.allocUnsafeSlow(Math.min(length, size - offset));
    const into = (offset - headLine.length) % row.length;
    for (let at = 0; at < bytes.length;) at += unit.copy(bytes, at, at === 0 ? into : (into + at) % row.length);
    return ok(bytes);
  };
  return { source: { size, read, unchanged: async () => ok(null), close: async () => undefined }, head: head.value };
}

test('ten million rows are read in the memory of a few blocks', async () => {
  test.slow();
  const { source, head } = manyRows();
  let [bytes, rows, most] = [0, 0, 0];
  const before = process.memoryUsage().arrayBuffers;
  for await (const block of rowBlocks(source, head, 65_536)) {
    if (block.kind !== 'rows') throw new Error(`A block is ${block.kind}`);
    bytes += block.bytes.length;
    rows += block.bytes.length / row.length;
    if (rows % 1_000 < 3) most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  expect({ bytes: bytes + headLine.length, rows }).toEqual({ bytes: source.size, rows: rowCount });
  // Blocks that are done with wait for the collector: a small part of the 290 MB.
  expect(most).toBeLessThan(100_000_000);
});

test('rows are counted no further than need be', async () => {
  const { source, head } = manyRows();
  let read = 0;
  const counted: OpenSource = { ...source, read: (offset, length) => ((read += length), source.read(offset, length)) };
  expect(await countRows(counted, head, 100_000)).toBeGreaterThan(100_000);
  expect(read).toBeLessThan(5_000_000);
});
