import { formatUtc } from '../../lib/format.ts';

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const;

/** Two instants that were compared, in UTC; of the same day the times alone, which is easier to compare. */
export function comparedInstants(claim: number, now: number, locale: string): { claim: string; now: string } {
  const [first, second] = [new Date(claim * 1000), new Date(Math.floor(now) * 1000)];
  if (Number.isNaN(first.getTime()) || first.toISOString().slice(0, 10) !== second.toISOString().slice(0, 10)) {
    return { claim: formatUtc(claim, locale), now: formatUtc(Math.floor(now), locale) };
  }
  // With a zone's name in it, Korean would spell the hours out.
  return { claim: first.toLocaleTimeString(locale, clock), now: `${second.toLocaleTimeString(locale, clock)} UTC` };
}
