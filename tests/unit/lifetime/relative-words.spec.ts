import { expect, test } from '@playwright/test';
import { formatDuration, formatRelative, type TimeWords } from '../../../renderer/src/lib/format.ts';

const words: TimeWords = {
  locale: 'en',
  years: (count) => `${count} y`,
  days: (count) => `${count} d`,
  hours: (count) => `${count} h`,
  minutes: (count) => `${count} min`,
  seconds: (count) => `${count} s`,
  inDuration: (duration) => `in ${duration}`,
  durationAgo: (duration) => `${duration} ago`,
  justNow: 'now',
};

for (const [distance, one, two] of [
  [600, 'in 10 min', 'in 10 min'],
  [599.2, 'in 10 min', 'in 9 min 59 s'],
  [569, 'in 9 min', 'in 9 min 29 s'],
  [3_599, 'in 1 h', 'in 59 min 59 s'],
  [7 * 86_400 - 3, 'in 7 d', 'in 7 d'],
  [364.7 * 86_400, 'in 1 y', 'in 364 d 17 h'],
  [0.9, 'now', 'now'],
  [-0.9, 'now', 'now'],
  [1, 'in 1 s', 'in 1 s'],
  [-1, '1 s ago', '1 s ago'],
  [-595, '10 min ago', '9 min 55 s ago'],
] as const) {
  test(`${distance} s away, to the nearest of what is shown`, () => {
    expect(formatRelative(1_000_000 + distance, 1_000_000, words, 1)).toBe(one);
    expect(formatRelative(1_000_000 + distance, 1_000_000, words)).toBe(two);
  });
}

test('a duration and the distance to it are said alike', () => {
  const distance = 15 * 31_536_000 + 251.9 * 86_400;
  expect(formatDuration(distance, words)).toBe('15 y 252 d');
  expect(formatRelative(1_000_000_000 - distance, 1_000_000_000, words)).toBe('15 y 252 d ago');
});
