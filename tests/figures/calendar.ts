import type { Figure } from '../../scripts/figure.ts';
import type { CalendarCase } from './calendar/case.ts';
import { calendarCase } from './calendar/cases.ts';
import { numbersFrom } from './calendar/numbers.ts';

/** Lifetimes and dates against Temporal: months and years, leap days, durations, and the clocks of every zone that is known here. */
export const figure: Figure = {
  name: 'calendar',
  title: 'Calendar',
  async run({ full, progress }) {
    const count = full ? 10_000 : 600;
    const random = numbersFrom(20_280_229);
    const details: string[] = [];
    const tally = { skipped: 0, twice: 0, ends: 0, caught: 0, planted: 0 };
    for (let index = 0; index < count; index++) {
      const one = calendarCase(index, random);
      if (!isRight(one, one.actual)) details.push(`${one.name}: ${one.actual} instead of ${one.expected}`);
      if (one.planted !== null) {
        tally.planted++;
        if (!isRight(one, one.planted)) tally.caught++;
      }
      if (one.trait !== null) tally[one.trait]++;
      if (index % 100 === 99) {
        progress(index + 1, count);
        await new Promise(setImmediate);
      }
    }
    const { skipped, twice, ends } = tally;
    return {
      cases: count,
      wrong: details.length,
      summary: `${count} dates, ${ends} of them cut to a month's end, ${skipped} skipped and ${twice} repeated local times: ${details.length} otherwise than Temporal`,
      control: {
        description: 'days that roll over into the next month, skipped times taken, and the second of two: each differs from Temporal',
        caught: tally.caught,
        of: tally.planted,
      },
      details: details.slice(0, 50),
    };
  },
};

function isRight({ expected }: CalendarCase, found: string): boolean {
  return found === expected;
}
