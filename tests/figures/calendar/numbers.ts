/** Whole numbers from `least` to `most`, both included; the same ones for the same seed. */
export type Numbers = (least: number, most: number) => number;

/** Mulberry32: good enough to choose cases, and the same in every run. */
export function numbersFrom(seed: number): Numbers {
  let state = seed;
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) % (most - least + 1));
  };
}
