import type { Said } from './fill-from-token.ts';

export type ClockPick = { readonly at: number; readonly moment: 'issued' | 'starts' | 'before-end' | 'after-end' };

/** The furthest that a clock can be set to, as `judgingSchema` has it; beyond it there is no date. */
const furthest = 8_640_000_000_000;

/** The instants at which the token's fate turns, in Unix seconds: when it was issued and starts, the last second of its life, the first after it. */
export function clockPicks({ iat, nbf, exp }: Said['times']): ClockPick[] {
  const picks: ClockPick[] = [];
  // The first whole second that is not before it.
  const add = (moment: ClockPick['moment'], time: number | null, shift: number) => {
    const at = time === null ? null : Math.ceil(time) + shift;
    if (at !== null && Math.abs(at) <= furthest) picks.push({ at, moment });
  };
  add('issued', iat, 0);
  if (nbf !== iat) add('starts', nbf, 0);
  add('before-end', exp, -1);
  add('after-end', exp, 0);
  return picks;
}
