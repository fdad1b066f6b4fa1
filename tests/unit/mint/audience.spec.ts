import { expect, test } from '@playwright/test';
import { addAudience, endsAudience, splitAudience } from '../../../renderer/src/features/mint/audience.ts';

test('splits what is typed or pasted', () => {
  expect(splitAudience('payments')).toEqual(['payments']);
  expect(splitAudience(' payments , orders,,')).toEqual(['payments', 'orders']);
  expect(splitAudience('a\r\nb\nc\td')).toEqual(['a', 'b', 'c', 'd']);
  expect(splitAudience('["https://a.example/x,y", "b"]')).toEqual(['https://a.example/x,y', 'b']);
  expect(splitAudience('')).toEqual([]);
});

test('a list that is not one of texts is taken as it stands', () => {
  expect(splitAudience('[1, 2]')).toEqual(['[1', '2]']);
  expect(splitAudience('[half')).toEqual(['[half']);
});

test('adds each name once, in order', () => {
  expect(addAudience(['a', 'b'], 'b, c, c')).toEqual(['a', 'b', 'c']);
  expect(addAudience(['a'], '  ')).toEqual(['a']);
});

test('a comma ends a name, but not within a JSON list', () => {
  expect(endsAudience('payments,')).toBe(true);
  expect(endsAudience('payments')).toBe(false);
  expect(endsAudience('["a",')).toBe(false);
});
