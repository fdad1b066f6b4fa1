import { scanVerdicts } from '../../../../shared/scan.ts';
import { emptyColumns, type Columns, type JudgedBlock } from '../judging/judged-block.ts';
import type { Summary } from '../messages.ts';
import type { ScanRow } from '../types.ts';
import { DigestTable, digestWords } from './digest-table.ts';

const oftenSame = ['name', 'issuer', 'subject', 'audience', 'alg', 'kid'] as const;

export type StoreLimits = { readonly tokens: number; readonly bytes: number };

/**
 * The tokens of a scan, by columns. Strings that come again are kept once; texts stay in the bytes in which they came.
 */
export class TokenStore {
  readonly facts: Columns = emptyColumns();
  readonly files: (string | null)[] = [];
  readonly times: number[] = [];
  readonly counts: Summary['counts'] = { valid: 0, warning: 0, invalid: 0, unknown: 0, opaque: 0 };
  occurrences = 0;
  /** Whether some were found that were not kept. */
  isFull = false;
  private readonly limits: StoreLimits;
  private readonly digests = new DigestTable();
  private readonly strings = new Map<string, string>();
  private readonly texts: { readonly bytes: Uint8Array; readonly start: number; readonly end: number }[] = [];
  private bytes = 0;

  constructor(limits: StoreLimits) {
    this.limits = limits;
  }

  get size(): number {
    return this.times.length;
  }

  /**
   * Blocks in the order of the text.
   * @param ofThread the rows of what the thread found first, in the order of its findings; -1: not kept. It is added to
   */
  add(block: JudgedBlock, file: string | null, ofThread: number[]): void {
    let next = 0;
    let start = 0;
    for (const known of block.order) {
      this.occurrences++;
      if (known >= 0) {
        this.repeat(ofThread[known] ?? -1);
        continue;
      }
      const end = start + (block.lengths[next] ?? 0);
      const row = this.digests.find(block.digests, next * digestWords);
      if (row === -1) ofThread.push(this.keep(block, next, file, { start, end }));
      else {
        this.repeat(row);
        ofThread.push(row);
      }
      start = end;
      next++;
    }
  }

  textAt(index: number): string | null {
    const place = this.texts[index];
    return place === undefined ? null : Buffer.from(place.bytes.subarray(place.start, place.end)).toString('utf8');
  }

  rowAt(index: number): ScanRow {
    const { facts } = this;
    return {
      index,
      kind: facts.kind[index] ?? 'damaged',
      file: this.files[index] ?? null,
      line: facts.line[index] ?? 0,
      source: facts.source[index] ?? 'text',
      name: facts.name[index] ?? null,
      times: this.times[index] ?? 0,
      issuer: facts.issuer[index] ?? null,
      subject: facts.subject[index] ?? null,
      audience: facts.audience[index] ?? null,
      alg: facts.alg[index] ?? null,
      kid: facts.kid[index] ?? null,
      issuedAt: facts.issuedAt[index] ?? null,
      expiresAt: facts.expiresAt[index] ?? null,
      verdict: facts.verdict[index] ?? scanVerdicts[3],
      failed: facts.failed[index] ?? [],
    };
  }

  private repeat(row: number): void {
    if (row >= 0) this.times[row] = (this.times[row] ?? 0) + 1;
  }

  private keep(
    { facts, texts, digests }: JudgedBlock,
    at: number,
    file: string | null,
    { start, end }: { start: number; end: number },
  ): number {
    const row = this.size;
    // From the first that does not fit on, so that what is kept is the beginning.
    if (this.isFull || row >= this.limits.tokens || this.bytes + end - start > this.limits.bytes) {
      this.isFull = true;
      return -1;
    }
    this.bytes += end - start;
    this.digests.add(digests, at * digestWords);
    this.texts.push({ bytes: texts, start, end });
    this.files.push(file);
    this.times.push(1);
    const own = this.facts;
    copy(facts.kind, own.kind, at);
    copy(facts.line, own.line, at);
    copy(facts.source, own.source, at);
    copy(facts.issuedAt, own.issuedAt, at);
    copy(facts.expiresAt, own.expiresAt, at);
    copy(facts.verdict, own.verdict, at);
    copy(facts.failed, own.failed, at);
    for (const name of oftenSame) own[name].push(this.once(facts[name][at] ?? null, own[name].at(-1) ?? null));
    const verdict = facts.verdict[at];
    if (verdict !== undefined) this.counts[verdict]++;
    return row;
  }

  private once(text: string | null, before: string | null): string | null {
    if (text === null) return null;
    if (text === before) return before;
    const known = this.strings.get(text);
    if (known === undefined) this.strings.set(text, text);
    return known ?? text;
  }
}

function copy<T>(from: readonly T[], to: T[], at: number): void {
  const value = from[at];
  if (value !== undefined) to.push(value);
}
