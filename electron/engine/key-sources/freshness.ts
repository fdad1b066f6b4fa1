/** Seconds. What a server says of its keys' age is believed within these bounds. */
const least = 300;
const usual = 3_600;
const most = 86_400;

/** From when on keys that were fetched at `at` count as old; `maxAge` is what the server said, null for nothing. */
export function staleAt(at: number, maxAge: number | null): number {
  return at + Math.min(most, Math.max(least, maxAge ?? usual));
}
