import { expect, test } from '@playwright/test';
import { valueText } from '../../../renderer/src/features/inspect/work/difference-rows.ts';
import { quoted, shown } from '../../../renderer/src/messages/check-value.ts';
import { cut, fitted, headOf } from '../../../shared/cut.ts';

test('a text that is cut ends with a whole character', () => {
  expect([0, 1, 2, 3, 4, 5].map((most) => headOf('a😀b', most))).toEqual(['', 'a', 'a', 'a😀', 'a😀b', 'a😀b']);
  expect([1, 2, 3, 4].map((most) => cut('a😀b', most))).toEqual(['a…', 'a…', 'a😀…', 'a😀b']);
});

test('no value in a sentence or a difference ends with half a character', () => {
  for (let before = 0; before < 500; before++) {
    const text = `${'a'.repeat(before)}${'😀'.repeat(300)}`;
    const said = [shown(text), quoted(text), shown([text]), valueText({ kind: 'string', value: text }) ?? ''];
    expect(said.every((each) => Buffer.from(each).toString() === each)).toBe(true);
  }
});

test('what fits stays as it is; what does not leaves room for the ellipsis', () => {
  expect([1, 2, 3, 4, 5].map((most) => fitted('a😀bc', most))).toEqual(['…', 'a…', 'a…', 'a😀…', 'a😀bc']);
});
