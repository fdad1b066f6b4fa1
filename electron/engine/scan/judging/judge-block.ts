import { appError, type AppError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { findTokens, maximumFound } from '../../inspect/paste/find-tokens.ts';
import type { TextToken } from '../../inspect/paste/text-token.ts';
import { DigestTable, digestOf } from '../keeping/digest-table.ts';
import type { TextBlock } from '../reading/text-blocks.ts';
import { bareLines } from './bare-lines.ts';
import { ColumnWriter } from './column-writer.ts';
import type { JudgedBlock } from './judged-block.ts';
import { tokenJudge, type ScanMeans } from './judge-token.ts';
import { factsOf } from './token-facts.ts';

/** One in so many is judged by jose too, and so is each thread's first. */
const crossCheckEvery = 1_000;

/** Finds the tokens of one block after the other and judges those that it has not met before. */
export class BlockJudge {
  private readonly judgeToken: ReturnType<typeof tokenJudge>;
  private readonly known = new DigestTable();

  constructor(means: ScanMeans) {
    this.judgeToken = tokenJudge(means);
  }

  /** Error: 'internal' where two implementations disagree about a signature. */
  async judge(block: TextBlock): Promise<Result<JudgedBlock, AppError>> {
    const facts = new ColumnWriter();
    const before = this.known.size;
    const texts: string[] = [];
    const order: number[] = [];
    for (const token of tokensOf(block)) {
      const digest = digestOf(token.text);
      const known = this.known.find(digest);
      order.push(known);
      if (known !== -1) continue;
      const isCrossChecked = this.known.size % crossCheckEvery === 0;
      this.known.add(digest);
      const soon = this.judgeToken(token, isCrossChecked);
      const judged = soon instanceof Promise ? await soon : soon;
      if (!judged.isSame) return fail(appError('internal', { field: 'cross-check' }));
      facts.add(factsOf(token, judged));
      texts.push(token.text);
    }
    return ok({ facts: facts.done(), digests: this.known.since(before), ...packed(texts), order: Int32Array.from(order) });
  }
}

/** The block's own tokens, with the lines of the whole text. */
function* tokensOf({ bytes, ownFrom, ownTo, linesBefore }: TextBlock): Generator<TextToken> {
  const [before, own, after] = [bytes.subarray(0, ownFrom), bytes.subarray(ownFrom, ownTo), bytes.subarray(ownTo)].map(textOf);
  const text = `${before}${own}${after}`;
  const [from, to] = [before?.length ?? 0, text.length - (after?.length ?? 0)];
  let lines = linesBefore;
  for (let offset = 0; ;) {
    const rest = text.slice(offset);
    const found =
      (offset === 0 ? bareLines(rest, lines) : null) ?? findTokens(rest).map((token) => ({ ...token, line: token.line + lines }));
    for (const token of found) {
      const start = token.start + offset;
      if (start >= from && start < to) yield token;
    }
    const last = found.at(-1);
    if (last === undefined || found.length !== maximumFound) return;
    lines += countLines(rest, last.end);
    offset += last.end;
  }
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function packed(texts: readonly string[]): Pick<JudgedBlock, 'texts' | 'ends'> {
  const joined = texts.join('');
  const bytes = Buffer.byteLength(joined);
  const memory = new Uint8Array(bytes);
  Buffer.from(memory.buffer).write(joined, 'utf8');
  // Nearly all tokens are ASCII: as many bytes as characters.
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [index, text] of texts.entries()) ends[index] = end += bytes === joined.length ? text.length : Buffer.byteLength(text);
  return { texts: memory, ends };
}
