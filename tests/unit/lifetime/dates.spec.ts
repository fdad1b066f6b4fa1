import { expect, test } from '@playwright/test';
import { parseInstant } from '../../../shared/instant.ts';
import { latestInstant, parseLifetime } from '../../../shared/lifetime.ts';

const utc = (iso: string) => Date.parse(iso) / 1000;

function until(text: string): number {
  const parsed = parseLifetime(text);
  if (!parsed.ok || parsed.value.kind !== 'until') throw new Error(`"${text}" is no date: ${JSON.stringify(parsed)}`);
  return parsed.value.until;
}

function refusal(text: string) {
  const parsed = parseLifetime(text);
  return parsed.ok ? null : parsed.error;
}

test('a date may name its zone, with "until" or without', () => {
  const evening = utc('2027-01-31T18:00+09:00');
  for (const text of [
    'until 2027-01-31 18:00 Asia/Seoul',
    'Until  2027-01-31T18:00:00 Asia/Seoul',
    '2027-01-31 18:00 asia/seoul',
    'until 2027-01-31T18:00+09:00',
    '2027-01-31 18:00:00.000 +0900',
    '2027-01-31T09:00Z',
    '2027-01-31t09:00z',
    '2027-01-31 09:00 UTC',
    `until ${evening}`,
    String(evening),
  ]) {
    expect(until(text), text).toBe(evening);
  }
  expect(until('until 2027-01-31')).toBe(utc('2027-01-31T00:00Z'));
  expect(until('2027-01-31 Asia/Seoul')).toBe(utc('2027-01-31T00:00+09:00'));
  expect(until('2027-01-31 18:00 America/Argentina/Buenos_Aires')).toBe(utc('2027-01-31T21:00Z'));
});

test('a small number is Unix seconds only after "until": before it, it may be meant for a span', () => {
  expect(until('until 3600')).toBe(3_600);
  expect(refusal('3600')).toMatchObject({ code: 'lifetime-malformed', actual: '3600' });
});

test('a time that comes twice is the first one', () => {
  // Clocks in Berlin go from 03:00 back to 02:00 on 31 October 2027, at 01:00 UTC.
  expect(until('2027-10-31 02:30 Europe/Berlin')).toBe(utc('2027-10-31T00:30Z'));
  expect(until('2027-10-31 02:00 Europe/Berlin')).toBe(utc('2027-10-31T00:00Z'));
  expect(until('2027-10-31 03:00 Europe/Berlin')).toBe(utc('2027-10-31T02:00Z'));
});

test('a time that the clocks jump over is refused, and the next one named', () => {
  const next = (text: string) => refusal(text);
  const skipped = { code: 'time-skipped', expected: '2027-03-28 03:00 Europe/Berlin' };
  expect(next('until 2027-03-28 02:30 Europe/Berlin')).toEqual(skipped);
  expect(next('2027-03-28 02:00 Europe/Berlin')).toEqual(skipped);
  expect(until('2027-03-28 01:59:59 Europe/Berlin') + 1).toBe(until(skipped.expected));
  // Half an hour only, and a whole day.
  expect(next('2027-10-03 02:15 Australia/Lord_Howe')).toMatchObject({ expected: '2027-10-03 02:30 Australia/Lord_Howe' });
  expect(next('2011-12-30 12:00 Pacific/Apia')).toMatchObject({ expected: '2011-12-31 00:00 Pacific/Apia' });
});

test('an unknown zone is named', () => {
  for (const zone of ['Asia/Soul', 'Seoul', 'Mars/Olympus_Mons', 'KST9', 'a/b/c/d', 'constructor', '__proto__'.slice(2)]) {
    expect(refusal(`2027-01-31 18:00 ${zone}`)).toEqual({
      code: 'instant-malformed',
      expected: 'a time zone of the IANA database, such as Asia/Seoul',
      actual: zone,
    });
  }
});

test('milliseconds are found, and the same told in seconds', () => {
  const answer = { code: 'time-in-milliseconds', expected: '1795446280', actual: '1795446280000' };
  expect(refusal('1795446280000')).toEqual(answer);
  expect(refusal('until 1795446280000')).toEqual(answer);
  expect(parseInstant('1795446280000', 0)).toEqual({ ok: false, error: answer });
});

test('nothing outside of the years 1970 to 9999', () => {
  const bounds = { code: 'time-out-of-range', expected: '1970-01-01T00:00:00Z..9999-12-31T23:59:59Z' };
  for (const text of [
    '275760-09-13',
    '+275760-09-13T00:00:00.000Z',
    '10000-01-01',
    '275760-09-13 00:00 Asia/Seoul',
    '999999-01-01 12:00 Asia/Seoul',
    '9999-12-31T23:59:59-00:01',
    '1969-12-31T23:59:59Z',
    '-2027-01-01',
    '0001-01-01',
    '1795446280000000',
    '99999999999999999999',
  ]) {
    expect(refusal(text), text).toMatchObject({ ...bounds, actual: text });
  }
  expect(until('9999-12-31T23:59:59Z')).toBe(latestInstant);
  expect(until('1970-01-01T00:00:00Z')).toBe(0);
  expect(until('1969-12-31T20:00-04:00')).toBe(0);
});

test('instants count from where they are told to, back and forth', () => {
  const from = utc('2028-03-31T12:00Z');
  const cases: readonly (readonly [string, number])[] = [
    ['now', from],
    [' NOW ', from],
    ['0s', from],
    ['5m', from + 300],
    ['+5m', from + 300],
    ['-60s', from - 60],
    ['-1 day', from - 86_400],
    ['-1mo', utc('2028-02-29T12:00Z')],
    ['-1 year', utc('2027-03-31T12:00Z')],
    ['+1 month and 1 day', utc('2028-05-01T12:00Z')],
    ['-5분', from - 300],
    ['-PT1H', from - 3_600],
    ['2027-01-31T18:00Z', utc('2027-01-31T18:00Z')],
    ['2027-01-31 18:00 Asia/Seoul', utc('2027-01-31T09:00Z')],
    ['1795446280', 1_795_446_280],
    ['0', 0],
  ];
  for (const [text, instant] of cases) expect(parseInstant(text, from), text).toEqual({ ok: true, value: instant });
});

for (const text of ['', 'soon', '--5m', '+-5m', '5', 'until 2027-01-31', 'none', '-', '1795446280.5', '-1795446280']) {
  test(`${JSON.stringify(text)} is ${text === '5' ? 'five seconds after 1970 began' : 'no instant'}`, () => {
    const parsed = parseInstant(text, 1_795_446_280);
    if (text === '5') return expect(parsed).toEqual({ ok: true, value: 5 });
    return expect(parsed).toMatchObject({ ok: false, error: { code: 'instant-malformed', actual: text } });
  });
}

test('an instant before 1970 or after 9999 is refused however it is reached', () => {
  for (const text of ['-100y', '+99999y', '-999999999y', '999999999w']) {
    expect(parseInstant(text, 1_795_446_280), text).toMatchObject({ ok: false, error: { code: 'time-out-of-range', actual: text } });
  }
});

test('hostile texts are refused without work', () => {
  const hostile = [
    '1h'.repeat(500_000),
    '9'.repeat(1_000_000),
    ' '.repeat(1_000_000),
    `until ${' '.repeat(1_000_000)}x`,
    '1 '.repeat(500_000),
  ];
  hostile.push(`2027-01-31 ${'A/'.repeat(500_000)}`, `P${'1Y'.repeat(500_000)}`, `1h${', and '.repeat(200_000)}`, 'ㅏ'.repeat(1_000_000));
  // A quadratic scan of one of these takes minutes, and the test with it.
  for (const text of hostile) {
    expect(parseLifetime(text).ok).toBe(false);
    expect(parseInstant(text, 0).ok).toBe(false);
  }
});
