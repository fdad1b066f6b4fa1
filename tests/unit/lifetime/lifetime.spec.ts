import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { expiryOf, latestInstant, lifetimePresets, parseLifetime, type Lifetime } from '../../../shared/lifetime.ts';
import { lengthOf, monthsLater, secondsOf } from './civil-calendar.ts';

function read(text: string): Lifetime {
  const parsed = parseLifetime(text);
  if (!parsed.ok) throw new Error(`"${text}" was not understood`);
  return parsed.value;
}

function expiry(text: string, issuedAt: number): number | null {
  return expiryOf(read(text), issuedAt);
}

test('each preset means what it says', () => {
  const issuedAt = secondsOf({ year: 2026, month: 11, day: 23 }, 14 * 3600);
  const ends = lifetimePresets.map((preset) => (expiry(preset, issuedAt) ?? 0) - issuedAt);
  expect(ends).toEqual([900, 3_600, 86_400, 604_800, 30 * 86_400, 365 * 86_400]);
});

test('a month is a calendar month, and ends with the month where it is shorter', () => {
  const noon = 43_200;
  const cases = [
    [{ year: 2027, month: 1, day: 31 }, '1mo', { year: 2027, month: 2, day: 28 }],
    [{ year: 2028, month: 1, day: 31 }, '1mo', { year: 2028, month: 2, day: 29 }],
    [{ year: 2027, month: 3, day: 31 }, '1mo', { year: 2027, month: 4, day: 30 }],
    [{ year: 2026, month: 12, day: 31 }, '2mo', { year: 2027, month: 2, day: 28 }],
    [{ year: 2028, month: 2, day: 29 }, '1y', { year: 2029, month: 2, day: 28 }],
    [{ year: 2028, month: 2, day: 29 }, '4y', { year: 2032, month: 2, day: 29 }],
    [{ year: 2096, month: 2, day: 29 }, '4y', { year: 2100, month: 2, day: 28 }],
    [{ year: 2026, month: 12, day: 15 }, '1mo', { year: 2027, month: 1, day: 15 }],
  ] as const;
  for (const [from, lifetime, to] of cases) {
    expect(expiry(lifetime, secondsOf(from, noon)), `${JSON.stringify(from)} + ${lifetime}`).toBe(secondsOf(to, noon));
  }
});

test('months agree with counting days, for any day and any number of months', () => {
  const start = fc
    .record({ year: fc.integer({ min: 1970, max: 2400 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
    .filter(({ year, month, day }) => day <= lengthOf(year, month));
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 1_200 }), fc.integer({ min: 0, max: 86_399 }), (from, months, second) => {
      expect(expiry(`${months}mo`, secondsOf(from, second))).toBe(secondsOf(monthsLater(from, months), second));
    }),
    { numRuns: 1_000 },
  );
});

test('spans add up, in any order, with spaces and capitals', () => {
  expect(read('90m')).toEqual({ kind: 'span', months: 0, seconds: 5_400 });
  expect(read('2h30m')).toEqual({ kind: 'span', months: 0, seconds: 9_000 });
  expect(read(' 2H 30 m ')).toEqual({ kind: 'span', months: 0, seconds: 9_000 });
  expect(read('30m2h')).toEqual(read('2h30m'));
  expect(read('1y2mo3w4d5h6m7s')).toEqual({ kind: 'span', months: 14, seconds: 3 * 604_800 + 4 * 86_400 + 5 * 3_600 + 6 * 60 + 7 });
  // Months first, then seconds: the last of January, a month and a day later, is the first of March.
  expect(expiry('1mo1d', secondsOf({ year: 2027, month: 1, day: 31 }))).toBe(secondsOf({ year: 2027, month: 3, day: 1 }));
});

test('words, in English and Korean', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['3 weeks', 3 * 604_800],
    ['2 hours 30 minutes', 9_000],
    ['2 Hours, 30 Mins and 5 secs', 9_005],
    ['1 day and 4 hours', 100_800],
    ['90분', 5_400],
    ['2시간 30분', 9_000],
    ['3주', 3 * 604_800],
    ['1일 4시간 10초', 100_810],
  ];
  for (const [text, seconds] of cases) {
    expect(read(text), text).toEqual({ kind: 'span', months: 0, seconds });
    // As file names on macOS spell Korean: in letters, not in syllables.
    expect(read(text.normalize('NFD')), text).toEqual({ kind: 'span', months: 0, seconds });
  }
  expect(read('1개월')).toEqual({ kind: 'span', months: 1, seconds: 0 });
  expect(read('1 year and 2 months')).toEqual({ kind: 'span', months: 14, seconds: 0 });
  expect(read('1년 2달')).toEqual({ kind: 'span', months: 14, seconds: 0 });
});

test('fractions of what has a fixed length, as long as they give whole seconds', () => {
  expect(read('1.5h')).toEqual({ kind: 'span', months: 0, seconds: 5_400 });
  expect(read('0.25 days')).toEqual({ kind: 'span', months: 0, seconds: 21_600 });
  expect(read('0.1m')).toEqual({ kind: 'span', months: 0, seconds: 6 });
  expect(read('2.0s')).toEqual({ kind: 'span', months: 0, seconds: 2 });
});

test('ISO 8601 durations', () => {
  expect(read('PT1H30M')).toEqual({ kind: 'span', months: 0, seconds: 5_400 });
  expect(read('P1M')).toEqual({ kind: 'span', months: 1, seconds: 0 });
  expect(read('PT1M')).toEqual({ kind: 'span', months: 0, seconds: 60 });
  expect(read('P1Y2M3W4DT5H6M7S')).toEqual(read('1y2mo3w4d5h6m7s'));
  expect(read('PT1.5H')).toEqual(read('90m'));
  expect(read('P0,5D')).toEqual(read('12h'));
});

test('"none" never ends', () => {
  expect(read('none')).toEqual({ kind: 'none' });
  expect(expiry('none', 1_800_000_000)).toBeNull();
});

test('dates are instants: in UTC where they name no zone', () => {
  const day = { year: 2027, month: 1, day: 31 };
  const until = (text: string) => expiry(text, 0);
  expect(until('2027-01-31')).toBe(secondsOf(day));
  expect(until('2027-01-31T18:00Z')).toBe(secondsOf(day, 18 * 3_600));
  expect(until('2027-01-31 18:00')).toBe(secondsOf(day, 18 * 3_600));
  expect(until('2027-01-31T18:00:05')).toBe(secondsOf(day, 18 * 3_600 + 5));
  expect(until('2027-01-31T18:00+09:00')).toBe(secondsOf(day, 9 * 3_600));
  expect(until('2028-02-29')).toBe(secondsOf({ year: 2028, month: 2, day: 29 }));
});

test('nothing lasts beyond the year 9999', () => {
  expect(expiry('999999999y', 1_800_000_000)).toBe(latestInstant);
  expect(expiry('999999999w', 1_800_000_000)).toBe(latestInstant);
});

const bad = [
  '',
  ' ',
  '90',
  'm',
  '0m',
  '0h0m',
  '-1h',
  '1.5mo',
  '1.3s',
  '0.0001h',
  '.5h',
  '1.h',
  '1h30',
  '1 fortnight',
  'and 1h',
  '1h and',
  '1h,,2m',
  '1h + 2m',
  '3주말',
  'P',
  'PT',
  'P1DT',
  'P1H',
  'PT1D',
  'P-1D',
  'P1.5M',
  'p1d',
  'until 5m',
  'until now',
  'until',
  'until2027-01-31',
  'soon',
  'None',
  '1mo1',
  '１h',
  '2027-1-31',
  '31.01.2027',
  '1h\u0000',
  '9999999999h',
];

/** Written as dates are, but there is no such day, time or offset. */
const noDates = [
  '2027-02-29',
  '2027-02-30',
  '2027-04-31T00:00Z',
  '2027-13-01',
  '2027-00-10',
  '2027-01-00',
  '2027-01-31T25:00Z',
  '2027-01-31T18:60Z',
  '2027-01-31T18:00+25:00',
];

for (const [code, texts] of [
  ['lifetime-malformed', bad],
  ['instant-malformed', noDates],
] as const) {
  for (const text of texts) {
    test(`refuses ${JSON.stringify(text)}`, () => {
      expect(parseLifetime(text)).toMatchObject({ ok: false, error: { code, actual: text.trim() } });
    });
  }
}

test('any text is either understood or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const parsed = parseLifetime(text);
      if (!parsed.ok) return expect(parsed.error.code).toBe('lifetime-malformed');
      const end = expiryOf(parsed.value, 1_800_000_000);
      return expect(end === null || Number.isSafeInteger(end)).toBe(true);
    }),
  );
});
