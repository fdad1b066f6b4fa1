/** What a request may cost. Times in milliseconds, sizes in bytes. */
export type SendLimits = {
  readonly connectMs: number;
  /** From the request being written to the end of the response's headers, on each hop. */
  readonly headersMs: number;
  /** From the first connection to the last byte, over all hops. */
  readonly totalMs: number;
  readonly headerBytes: number;
  readonly wireBytes: number;
  readonly decodedBytes: number;
  /** How much of a body is kept to be shown. */
  readonly shownBytes: number;
};

const mebibyte = 1_048_576;

export const sendLimits: SendLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  totalMs: 120_000,
  headerBytes: 65_536,
  wireBytes: 50 * mebibyte,
  decodedBytes: 50 * mebibyte,
  shownBytes: mebibyte,
};

/** For published keys and what leads to them: what an issuer of thousands of tenants publishes is far smaller. */
export const documentLimits: SendLimits = {
  connectMs: 5_000,
  headersMs: 5_000,
  totalMs: 5_000,
  headerBytes: 65_536,
  wireBytes: mebibyte / 2,
  decodedBytes: mebibyte / 2,
  shownBytes: mebibyte / 2,
};
