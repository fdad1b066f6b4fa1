import { Temporal } from 'temporal-polyfill';
import { end, secondsOf, type CalendarCase } from './case.ts';
import type { Numbers } from './numbers.ts';

const zones = Intl.supportedValuesOf('timeZone');

/** A local time in any zone; two of three times within hours of one at which its clocks are changed, if they ever are again. */
export function zoneCase(random: Numbers): CalendarCase {
  const zone = zones[random(0, zones.length - 1)] ?? 'UTC';
  const local = localTime(zone, random);
  const text = `${random(0, 1) === 0 ? 'until ' : ''}${local.toString().slice(0, 10)} ${local.toString({ smallestUnit: 'second' }).slice(11)} ${zone}`;
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const second = local.toZonedDateTime(zone, { disambiguation: 'later' });
  const named = { name: text, actual: end(text, 0) };
  if (!first.toPlainDateTime().equals(local)) {
    const after = first.getTimeZoneTransition('next')?.toPlainDateTime();
    // The mistake: to take what does not exist for what the clocks showed without the jump.
    return { ...named, expected: `time-skipped ${written(after)} ${zone}`, planted: secondsOf(second), trait: 'skipped' };
  }
  const isTwice = !first.toInstant().equals(second.toInstant());
  return { ...named, expected: secondsOf(first), planted: isTwice ? secondsOf(second) : null, trait: isTwice ? 'twice' : null };
}

function localTime(zone: string, random: Numbers): Temporal.PlainDateTime {
  const anywhere = Temporal.Instant.fromEpochMilliseconds(random(86_400, 4_000_000_000) * 1000).toZonedDateTimeISO(zone);
  const change = random(0, 2) === 0 ? null : (anywhere.getTimeZoneTransition('previous') ?? anywhere.getTimeZoneTransition('next'));
  if (change === null || change.epochMilliseconds < 86_400_000) return anywhere.toPlainDateTime();
  return change.toPlainDateTime().add({ seconds: random(-3, 1) * random(1, 3_600) });
}

/** As the app writes it: seconds only where there are any. */
function written(local: Temporal.PlainDateTime | undefined): string {
  if (local === undefined) return '';
  return local.toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' }).replace('T', ' ');
}
