import { scanSorts, scanVerdicts, type ScanView } from '../../../../shared/scan.ts';
import type { ScanPage, ScanQuery } from '../types.ts';
import type { TokenStore } from './token-store.ts';

type View = Omit<ScanView, 'session'>;
type Sort = (typeof scanSorts)[number];

/** The rows of a store in every order and through every filter. What was worked out once is kept. */
export class Views {
  private readonly store: TokenStore;
  private readonly ranks = new Map<Sort, Int32Array>();
  private haystacks: string[] | null = null;
  private last: { readonly name: string; readonly rows: Int32Array } | null = null;

  constructor(store: TokenStore) {
    this.store = store;
  }

  /** Works out one thing after the other that a view will need; the rest waits for its turn. */
  *prepare(): Generator<void> {
    for (const by of scanSorts) {
      this.rankOf(by);
      yield;
    }
    this.haystack();
  }

  page({ offset, limit, ...view }: Omit<ScanQuery, 'session'>): ScanPage {
    const rows = this.rowsOf(view);
    return { total: rows.length, rows: [...rows.subarray(offset, offset + limit)].map((row) => this.store.rowAt(row)) };
  }

  rowsOf({ filter, order }: View): Int32Array {
    const name = JSON.stringify([filter, order, this.store.size]);
    if (this.last?.name === name) return this.last.rows;
    const rows = this.sorted(this.filtered(filter), order);
    this.last = { name, rows };
    return rows;
  }

  private filtered({ search, verdict }: View['filter']): Int32Array {
    const { store } = this;
    const { size } = store;
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const haystack = words.length === 0 ? [] : this.haystack();
    const kept = new Int32Array(size);
    let count = 0;
    for (let row = 0; row < size; row++) {
      if (verdict !== null && store.factAt('verdict', row) !== verdict) continue;
      const text = haystack[row] ?? '';
      if (words.every((word) => text.includes(word))) kept[count++] = row;
    }
    return kept.subarray(0, count);
  }

  /** Rows without a value come last, whichever way; of two with the same, the one that stood first. */
  private sorted(rows: Int32Array, { by, isDescending }: View['order']): Int32Array {
    if (by === 'place' && !isDescending) return rows;
    const ranks = this.rankOf(by);
    // Rank and place in one number: doubles are sorted without a comparison of ours.
    const size = this.store.size + 1;
    const keys = Float64Array.from(rows, (row) => {
      const rank = ranks[row] ?? -1;
      return (rank < 0 ? size : isDescending ? size - 1 - rank : rank) * size + row;
    });
    keys.sort();
    return Int32Array.from(keys, (key) => key % size);
  }

  /** Equal values have equal ranks; -1: no value. */
  private rankOf(by: Sort): Int32Array {
    const known = this.ranks.get(by);
    if (known?.length === this.store.size) return known;
    const ranks = this.ranksNow(by);
    this.ranks.set(by, ranks);
    return ranks;
  }

  private ranksNow(by: Sort): Int32Array {
    const { store } = this;
    const { times, size } = store;
    switch (by) {
      case 'place':
        return Int32Array.from({ length: size }, (_, row) => row);
      case 'expires':
        return ranked(store.allOf('expiresAt'));
      case 'times':
        return ranked(times);
      case 'verdict':
        return Int32Array.from(store.allOf('verdict'), (verdict) => scanVerdicts.indexOf(verdict));
      default:
        return rankedTexts(store.allOf(by));
    }
  }

  private haystack(): string[] {
    if (this.haystacks?.length === this.store.size) return this.haystacks;
    const texts = Array.from({ length: this.store.size }, (_, row) => {
      const { issuer, subject, audience, kid, alg, file, name } = this.store.rowAt(row);
      const said = [issuer, subject, audience, kid, alg, file, name].filter((text) => text !== null);
      return said.join('\n').toLowerCase();
    });
    this.haystacks = texts;
    return texts;
  }
}

function ranked(values: readonly (number | null)[]): Int32Array {
  const different = Float64Array.from(new Set(values.filter((value) => value !== null))).sort();
  const rankOf = new Map([...different].map((value, rank) => [value, rank]));
  return Int32Array.from(values, (value) => (value === null ? -1 : (rankOf.get(value) ?? -1)));
}

/** By code units, letters of either case together: a hundred thousand names are not worth a collator's second. */
function rankedTexts(values: readonly (string | null)[]): Int32Array {
  const folded = new Map<string, string>();
  for (const value of values) if (value !== null && !folded.has(value)) folded.set(value, value.toLowerCase());
  const different = [...new Set(folded.values())].toSorted(byCodeUnits);
  const rankOf = new Map(different.map((text, rank) => [text, rank]));
  return Int32Array.from(values, (value) => (value === null ? -1 : (rankOf.get(folded.get(value) ?? '') ?? -1)));
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
