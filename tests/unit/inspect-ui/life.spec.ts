import { test, expect } from '@playwright/test';
import fc from 'fast-check';
import { formatShort, lifeOf, timesOf, type Times } from '../../../renderer/src/features/inspect/life.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { now } from './judged.ts';

const none: Times = { issued: null, starts: null, expires: null };

test('times that are no numbers, or no dates, are left out', () => {
  const parsed = parseJson('{"iat":1e400,"nbf":"now","exp":9e15}');
  expect(parsed.ok && parsed.value.kind === 'object' && timesOf(parsed.value)).toEqual(none);
});

test('a token without times has no line', () => {
  expect(lifeOf(none, now)).toBeNull();
});

test('a living token: now lies on the bar', () => {
  const life = lifeOf({ ...none, issued: now - 900, expires: now + 900 }, now);
  expect(life).toMatchObject({ state: 'living', length: 1_800, isToScale: true, now: 50 });
});

test('expired at this very second is expired', () => {
  expect(lifeOf({ ...none, issued: now - 60, expires: now }, now)).toMatchObject({ state: 'expired' });
});

test('not yet, and for ever', () => {
  expect(lifeOf({ ...none, starts: now + 60, expires: now + 120 }, now)).toMatchObject({ state: 'not-yet', length: 60 });
  expect(lifeOf({ ...none, issued: now - 60 }, now)).toMatchObject({ state: 'forever', length: null });
});

test('before it was issued nothing of its life is spent, and that is said', () => {
  const times = { ...none, issued: now + 60, expires: now + 3_660 };
  expect(lifeOf(times, now)).toMatchObject({ state: 'unissued', length: 3_600 });
  expect(lifeOf({ ...times, expires: null }, now)).toMatchObject({ state: 'unissued' });
  expect(lifeOf(times, now, 60)).toMatchObject({ state: 'living', within: null });
});

test('years after its end the life is still seen, and said to be out of scale', () => {
  const life = lifeOf({ ...none, issued: now - 500_000_000, expires: now - 499_996_400 }, now);
  expect(life?.isToScale).toBe(false);
  expect((life?.to ?? 0) - (life?.from ?? 0)).toBeGreaterThan(35);
});

test('an nbf apart from the start gets its own mark', () => {
  expect(lifeOf({ issued: now - 100, starts: now - 50, expires: now + 100 }, now)?.starts).toBeGreaterThan(0);
  expect(lifeOf({ issued: now - 100, starts: now - 100, expires: now + 100 }, now)?.starts).toBeNull();
});

test('within the leeway a token lives on, and that is said', () => {
  const times = { ...none, starts: now + 20, expires: now + 600 };
  expect(lifeOf(times, now, 30)).toMatchObject({ state: 'living', within: 'start' });
  expect(lifeOf(times, now, 10)).toMatchObject({ state: 'not-yet', within: null });
  const old = { ...none, issued: now - 600, expires: now - 20 };
  expect(lifeOf(old, now, 30)).toMatchObject({ state: 'living', within: 'end' });
  expect(lifeOf(old, now, 20)).toMatchObject({ state: 'expired', within: null });
  expect(lifeOf(old, now)).toMatchObject({ state: 'expired', within: null, leewayFrom: null, leewayTo: null });
});

test('the leeway is drawn beyond the bar, where there is a time that it belongs to', () => {
  const life = lifeOf({ issued: now - 100, starts: now - 50, expires: now + 100 }, now, 30);
  expect(life?.leewayTo ?? 0).toBeGreaterThan(life?.to ?? 100);
  expect(life?.leewayFrom ?? 100).toBeLessThan(life?.starts ?? 0);
  expect(lifeOf({ ...none, issued: now - 100 }, now, 30)).toMatchObject({ leewayFrom: null, leewayTo: null });
});

test('everything stays on the line, whatever the times', () => {
  const time = fc.option(fc.double({ min: -8.64e12, max: 8.64e12, noNaN: true }));
  fc.assert(
    fc.property(time, time, time, fc.integer({ min: 0, max: 86_400 }), (issued, starts, expires, leeway) => {
      const life = lifeOf({ issued, starts, expires }, now, leeway);
      if (life === null) return issued === null && starts === null && expires === null;
      const marks = [life.starts, life.leewayFrom, life.leewayTo].filter((place) => place !== null);
      return life.from <= life.to && [life.from, life.to, life.now, ...marks].every((place) => place >= 0 && place <= 100);
    }),
  );
});

test('an instant is as short as its distance allows', () => {
  expect(formatShort(now, now, 'en-GB')).toMatch(/^\d\d:\d\d:\d\d$/);
  expect(formatShort(now - 15 * 365 * 86_400, now, 'en-GB')).toMatch(/2011/);
  expect(formatShort(9e15, now, 'en-GB')).toBe('9000000000000000');
});
