/** Steps of equal size in a row, after the first, that are a pattern: in 32 random bytes once in half a million. */
const leastRun = 3;

/**
 * The fewest bits that describe the bytes in the ways that people and careless programs make them: a repeated block, steps of
 * equal size, few different values. 8 bits a byte when they look random, as random bytes (16 or more) always do.
 */
export function patternBits(bytes: Uint8Array): number {
  const period = periodOf(bytes);
  if (period < bytes.length) return patternBits(bytes.subarray(0, period)) + Math.log2(bytes.length / period);
  return Math.min(stepBits(bytes), varietyBits(bytes));
}

/** The length of the shortest block that, repeated and cut off, gives the bytes (Knuth, Morris and Pratt's failure function). */
export function periodOf(bytes: Uint8Array): number {
  const borders = [0];
  for (let index = 1, border = 0; index < bytes.length; index++) {
    while (border > 0 && bytes[index] !== bytes[border]) border = borders[border - 1] ?? 0;
    if (bytes[index] === bytes[border]) border++;
    borders.push(border);
  }
  const period = bytes.length - (borders.at(-1) ?? 0);
  // A block that is not even there twice is no pattern.
  return period * 2 <= bytes.length ? period : bytes.length;
}

/** In a run of steps of equal size, 00 01 02 … or 00 11 22 …, a byte costs one bit, and eight elsewhere. */
export function stepBits(bytes: Uint8Array): number {
  let [bits, run] = [0, 0];
  for (let index = 0; index < bytes.length; index++) {
    run = isContinued(bytes, index) ? run + 1 : 0;
    bits += 8;
    // Three equal steps come by chance; with the fourth, all that went before are taken back.
    if (run === leastRun) bits -= leastRun * 7;
    else if (run > leastRun) bits -= 7;
  }
  return bits;
}

function isContinued(bytes: Uint8Array, index: number): boolean {
  const [before, last, here] = [bytes[index - 2], bytes[index - 1], bytes[index]];
  if (before === undefined || last === undefined || here === undefined) return false;
  return ((here - last) & 255) === ((last - before) & 255);
}

/** Shannon's entropy of the values that occur, where they are fewer than random bytes would have. */
function varietyBits(bytes: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  if (counts.size >= leastVariety(bytes.length)) return bytes.length * 8;
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / bytes.length);
  return bits;
}

/** Different values among so many random bytes: what is expected, less six times its spread (once in a billion). */
function leastVariety(length: number): number {
  const miss = (255 / 256) ** length;
  const expected = 256 * (1 - miss);
  const variance = 256 * miss + 256 * 255 * (254 / 256) ** length - (256 * miss) ** 2;
  return expected - 6 * Math.sqrt(Math.max(variance, 0)) - 1;
}
