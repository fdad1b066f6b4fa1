import { z } from 'zod';

/** What a part of the tests came to. */
export const tallySchema = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });
export type Tally = z.infer<typeof tallySchema>;

const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, skipped: all.skipped + one.skipped }),
    nothing,
  );
}

/** "12 passed, 0 failed"; skipped ones are named only when there are any. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
