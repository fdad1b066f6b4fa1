import type { Column, Columns, JudgedBlock, TokenFacts } from '../judging/judged-block.ts';
import type { Summary } from '../messages.ts';
import type { ScanRow } from '../types.ts';
import { DigestTable, digestWords } from './digest-table.ts';

export type StoreLimits = { readonly tokens: number; readonly bytes: number };

type Kept = Pick<JudgedBlock, 'facts' | 'texts' | 'ends'> & { readonly file: string | null };

/**
 * The tokens of a scan, in the blocks in which they came: a row knows its block and its place there. Strings that come again
 * are kept once.
 */
export class TokenStore {
  readonly times: number[] = [];
  readonly counts: Summary['counts'] = { valid: 0, warning: 0, invalid: 0, unknown: 0, opaque: 0 };
  occurrences = 0;
  /** Whether some were found that were not kept. */
  isFull = false;
  private readonly limits: StoreLimits;
  private readonly digests = new DigestTable();
  private readonly strings = new Map<string, string>();
  private readonly blocks: Kept[] = [];
  private readonly blockOf: number[] = [];
  private readonly placeOf: number[] = [];
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
    const { facts, texts, ends, digests, order } = block;
    if (ends.length > 0) this.blocks.push({ facts: this.once(facts), texts, ends, file });
    let next = 0;
    for (const known of order) {
      this.occurrences++;
      if (known >= 0) {
        this.repeat(ofThread[known] ?? -1);
        continue;
      }
      const row = this.digests.find(digests, next * digestWords);
      if (row === -1) ofThread.push(this.keep(block, next));
      else {
        this.repeat(row);
        ofThread.push(row);
      }
      next++;
    }
  }

  textAt(index: number): string | null {
    const [block, place] = this.placed(index);
    if (block === undefined) return null;
    const start = place === 0 ? 0 : block.ends[place - 1];
    return Buffer.from(block.texts.subarray(start, block.ends[place])).toString('utf8');
  }

  /** @param index below `size` */
  rowAt(index: number): ScanRow {
    const [block, place] = this.placed(index);
    if (block === undefined) throw new RangeError(`There is no row ${index}`);
    const { facts, file } = block;
    return {
      index,
      kind: valueAt(facts.kind, place),
      file,
      line: valueAt(facts.line, place),
      source: valueAt(facts.source, place),
      name: valueAt(facts.name, place),
      times: this.times[index] ?? 0,
      issuer: valueAt(facts.issuer, place),
      subject: valueAt(facts.subject, place),
      audience: valueAt(facts.audience, place),
      alg: valueAt(facts.alg, place),
      kid: valueAt(facts.kid, place),
      issuedAt: valueAt(facts.issuedAt, place),
      expiresAt: valueAt(facts.expiresAt, place),
      verdict: valueAt(facts.verdict, place),
      failed: valueAt(facts.failed, place),
    };
  }

  /** One fact of all rows. */
  allOf<K extends keyof TokenFacts>(name: K): TokenFacts[K][] {
    return Array.from(this.times, (_, row) => this.factAt(name, row));
  }

  /** @param row below `size` */
  factAt<K extends keyof TokenFacts>(name: K, row: number): TokenFacts[K] {
    const [block, place] = this.placed(row);
    if (block === undefined) throw new RangeError(`There is no row ${row}`);
    const column: Column<TokenFacts[K]> = block.facts[name];
    return valueAt(column, place);
  }

  private placed(row: number): [Kept | undefined, number] {
    return [this.blocks[this.blockOf[row] ?? -1], this.placeOf[row] ?? 0];
  }

  private repeat(row: number): void {
    if (row >= 0) this.times[row] = (this.times[row] ?? 0) + 1;
  }

  /** Of the block that was put last into `blocks`. */
  private keep({ facts, ends, digests }: JudgedBlock, place: number): number {
    const row = this.size;
    const length = (ends[place] ?? 0) - (place === 0 ? 0 : (ends[place - 1] ?? 0));
    // From the first that does not fit on, so that what is kept is the beginning.
    if (this.isFull || row >= this.limits.tokens || this.bytes + length > this.limits.bytes) {
      this.isFull = true;
      return -1;
    }
    this.bytes += length;
    this.digests.add(digests, place * digestWords);
    this.blockOf.push(this.blocks.length - 1);
    this.placeOf.push(place);
    this.times.push(1);
    this.counts[valueAt(facts.verdict, place)]++;
    return row;
  }

  private once(facts: Columns): Columns {
    const strings = <T extends string | null>({ values, places }: Column<T>) => ({
      values: values.map((value) => this.known(value)),
      places,
    });
    return {
      ...facts,
      name: strings(facts.name),
      issuer: strings(facts.issuer),
      subject: strings(facts.subject),
      audience: strings(facts.audience),
      alg: strings(facts.alg),
      kid: strings(facts.kid),
    };
  }

  private known(text: string | null): string | null {
    if (text === null) return null;
    const known = this.strings.get(text);
    if (known === undefined) this.strings.set(text, text);
    return known ?? text;
  }
}

function valueAt<T>({ values, places }: Column<T>, place: number): T {
  const value = values[places[place] ?? -1];
  if (value === undefined) throw new RangeError('A column is shorter than its block');
  return value;
}
