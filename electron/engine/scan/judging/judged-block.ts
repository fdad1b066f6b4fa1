import type { ScanRow } from '../types.ts';

/** What a thread finds out about a token. Which file it is in, and how often it was found, the scan knows. */
export type TokenFacts = Omit<ScanRow, 'index' | 'file' | 'times'>;
export type Columns = { [K in keyof TokenFacts]: TokenFacts[K][] };

/** By columns: a thousand objects take longer to go from thread to thread than what they hold. */
export type JudgedBlock = {
  readonly facts: Columns;
  /** Of the texts, as `digestOf` makes them, one after the other. */
  readonly digests: Uint32Array;
  /** UTF-8, one after the other. */
  readonly texts: Uint8Array;
  readonly lengths: readonly number[];
  /**
   * What was found, in its order: a number from 0 on is a token that this thread has found before, by the count of its first
   * findings; -1 the next of `facts`.
   */
  readonly order: readonly number[];
  readonly crossChecked: number;
};

export function emptyColumns(): Columns {
  return {
    kind: [],
    line: [],
    source: [],
    name: [],
    issuer: [],
    subject: [],
    audience: [],
    alg: [],
    kid: [],
    issuedAt: [],
    expiresAt: [],
    verdict: [],
    failed: [],
  };
}
