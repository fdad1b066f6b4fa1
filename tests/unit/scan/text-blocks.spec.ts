import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { BlockJudge } from '../../../electron/engine/scan/judging/judge-block.ts';
import { textBlocks } from '../../../electron/engine/scan/reading/text-blocks.ts';
import { at, byDefault, noKeys } from './scanning.ts';
import { makers, tokenOf } from './tokens.ts';

const maker = makers.find(({ alg }) => alg === 'HS256') ?? makers[0];
if (maker === undefined) throw new Error('There are some');
const tokens = Array.from({ length: 12 }, (_, index) => tokenOf(maker, { sub: `s${index}` }));
const longest = 400;

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Texts and lines of what is found block by block. */
async function foundIn(text: string, sizes: { block: number; piece: number }): Promise<[string, number][]> {
  const judge = new BlockJudge({ keys: noKeys, policies: byDefault, at });
  const found: [string, number][] = [];
  for await (const block of textBlocks(inPieces(text, sizes.piece), { block: sizes.block, overlap: longest })) {
    const judged = await judge.judge(block);
    if (!judged.ok) throw new Error(judged.error.code);
    const { texts, ends, facts, order } = judged.value;
    let start = 0;
    for (const [index, end] of ends.entries()) {
      found.push([Buffer.from(texts.subarray(start, end)).toString(), facts.line.values[facts.line.places[index] ?? 0] ?? 0]);
      start = end;
    }
    // Each was found once: no block took one for its own that belongs to its neighbour.
    expect(order.every((known) => known === -1)).toBe(true);
  }
  return found;
}

test('a token over the border of a block is found once, at every offset, in one line without an end', async () => {
  const [token = ''] = tokens;
  const filler = 'lorem ipsum, '.repeat(200);
  for (let offset = 0; offset < 1_200; offset += 7) {
    const text = `é${filler.slice(0, offset)} "${token}" ${filler}`;
    expect(await foundIn(text, { block: 100, piece: 97 })).toEqual([[token, 1]]);
  }
});

test('a token that was broken over lines is found once, wherever the blocks begin', async () => {
  const [token = ''] = tokens;
  const wrapped = token.replace(/.{40}/g, '$&\r\n');
  for (let lines = 0; lines < 40; lines++) {
    const text = `${'a line of a log\r\n'.repeat(lines)}${wrapped}\r\n\r\n${'another line\r\n'.repeat(60)}`;
    expect(await foundIn(text, { block: 64, piece: 50 })).toEqual([[token, lines + 1]]);
  }
});

test('lines are counted through all blocks, with either line end', async () => {
  for (const end of ['\n', '\r\n']) {
    const lines = tokens.flatMap((token, index) => [
      ...Array.from({ length: index * 3 }, () => `${index} nothing here`),
      `2026-11-25 token=${token};`,
    ]);
    const expected = tokens.map((token) => [token, lines.findIndex((line) => line.includes(token)) + 1]);
    expect(await foundIn(lines.join(end), { block: 300, piece: 128 })).toEqual(expected);
  }
});

test('property: however the text is cut, the same tokens are found', async () => {
  const separator = fc.constantFrom('\n', ' \r\n', ' ', ',', '";\n"', '\n\n', ' é ', '}\n{', '\tand\n');
  const piece = fc.tuple(fc.constantFrom(...tokens, 'words', '{"a": 1}', '2026-11-25 10:00'), separator);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(piece, { minLength: 3, maxLength: 30, selector: ([text]) => text }),
      fc.integer({ min: 30, max: 900 }),
      async (pieces, block) => {
        const text = pieces.flat().join('');
        const whole = await foundIn(text, { block: 1_000_000, piece: 1_000_000 });
        expect(await foundIn(text, { block, piece: 64 })).toEqual(whole);
      },
    ),
    { numRuns: 60 },
  );
});
