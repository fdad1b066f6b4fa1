import { Temporal } from 'temporal-polyfill';
import { parseInstant } from '../../../shared/instant.ts';
import { end, secondsOf, type CalendarCase } from './case.ts';
import type { Numbers } from './numbers.ts';
import { zoneCase } from './zones.ts';

/** The kinds take turns. */
export function calendarCase(index: number, random: Numbers): CalendarCase {
  const kinds = [monthsLater, yearsLater, monthsEarlier, durationLater, zoneCase, zoneCase];
  return (kinds[index % kinds.length] ?? zoneCase)(random);
}

function monthsLater(random: Numbers): CalendarCase {
  const months = random(1, 600);
  const text = [`${months}mo`, `${months} months`, `P${months}M`, `${months}개월`][random(0, 3)] ?? '';
  return later(day(random), { months }, text);
}

function yearsLater(random: Numbers): CalendarCase {
  const [years, months] = [random(1, 400), random(0, 30)];
  const text = [`${years}y${months}mo`, `${years} years and ${months} months`, `P${years}Y${months}M`][random(0, 2)] ?? '';
  return later(day(random), { years, months }, text);
}

function later(from: Temporal.ZonedDateTime, added: { years?: number; months: number }, text: string): CalendarCase {
  const to = from.add(added);
  const rolled = rolledOver(from, (added.years ?? 0) * 12 + added.months);
  const expected = secondsOf(to);
  return {
    name: `${from.toString()} + ${text}`,
    expected,
    actual: end(text, Number(secondsOf(from))),
    planted: to.day === from.day ? null : rolled,
    trait: to.day === from.day ? null : 'ends',
  };
}

function monthsEarlier(random: Numbers): CalendarCase {
  const from = day(random);
  const months = random(1, Math.min(600, (from.year - 1970) * 12));
  const text = [`-${months}mo`, `-${months} months`, `-P${months}M`][random(0, 2)] ?? '';
  const to = from.subtract({ months });
  const found = parseInstant(text, Number(secondsOf(from)));
  return {
    name: `${from.toString()} ${text}`,
    expected: secondsOf(to),
    actual: found.ok ? String(found.value) : found.error.code,
    planted: to.day === from.day ? null : rolledOver(from, -months),
    trait: to.day === from.day ? null : 'ends',
  };
}

function durationLater(random: Numbers): CalendarCase {
  const from = day(random);
  const [weeks, days, hours, minutes, seconds] = [random(0, 60), random(0, 400), random(0, 90), random(0, 5_000), random(1, 90_000)];
  const texts = [
    `${weeks}w${days}d${hours}h${minutes}m${seconds}s`,
    `${weeks} weeks, ${days} days, ${hours} hours, ${minutes} minutes and ${seconds} seconds`,
    `P${weeks}W${days}DT${hours}H${minutes}M${seconds}S`,
    `${weeks}주 ${days}일 ${hours}시간 ${minutes}분 ${seconds}초`,
  ];
  const text = texts[random(0, 3)] ?? '';
  const expected = secondsOf(from.add({ weeks, days, hours, minutes, seconds }));
  return { name: `${from.toString()} + ${text}`, expected, actual: end(text, Number(secondsOf(from))), planted: null, trait: null };
}

/** Any second of 1971 to 2400 in UTC: often the last days of a month, and leap days. */
function day(random: Numbers): Temporal.ZonedDateTime {
  const year = random(1_971, 2_400);
  const isLeapDay = random(0, 9) === 0;
  const month = isLeapDay ? 2 : random(1, 12);
  const chosen = isLeapDay ? 29 : random(0, 1) === 0 ? random(28, 31) : random(1, 31);
  const date = Temporal.PlainDate.from({ year, month, day: chosen }, { overflow: 'constrain' });
  const time = Temporal.PlainTime.from({ hour: random(0, 23), minute: random(0, 59), second: random(0, 59) });
  return date.toZonedDateTime({ timeZone: 'UTC', plainTime: time });
}

/** The mistake of Date: 31 January and a month is 3 March. */
function rolledOver(from: Temporal.ZonedDateTime, months: number): string {
  const date = new Date(from.epochMilliseconds);
  date.setUTCMonth(date.getUTCMonth() + months);
  return String(date.getTime() / 1000);
}
