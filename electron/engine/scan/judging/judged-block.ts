import type { ScanRow } from '../types.ts';

/** What a thread finds out about a token. Which file it is in, and how often it was found, the scan knows. */
export type TokenFacts = Omit<ScanRow, 'index' | 'file' | 'times'>;

/**
 * One fact of all tokens of a block, in their order. Where neighbours have the same value, and most have, it is there once:
 * the value of a token is `values[places[token]]`.
 */
export type Column<T> = { readonly values: readonly T[]; readonly places: Uint32Array };
export type Columns = { readonly [K in keyof TokenFacts]: Column<TokenFacts[K]> };

/** By columns: a thousand objects take longer to go from thread to thread than what they hold. */
export type JudgedBlock = {
  readonly facts: Columns;
  /** Of the texts, as `digestOf` makes them, one after the other. */
  readonly digests: Uint32Array;
  /** UTF-8, one after the other, and where each of them ends. */
  readonly texts: Uint8Array;
  readonly ends: Uint32Array;
  /**
   * What was found, in its order: a number from 0 on is a token that this thread has found before, by the count of its first
   * findings; -1 the next of `facts`.
   */
  readonly order: Int32Array;
};

/** The memory of a block that goes from one thread to another, and is gone in the first. */
export function memoryOf({ facts, digests, texts, ends, order }: JudgedBlock): ArrayBufferLike[] {
  const columns: Column<unknown>[] = Object.values(facts);
  return [digests, texts, ends, order, ...columns.map(({ places }) => places)].map(({ buffer }) => buffer);
}
