import { expect, test } from '@playwright/test';
import { atOnce, inTurns, type Steps } from '../../../electron/engine/turns.ts';

/** Steps that each take longer than anybody may go on for. */
function* slow(done: string[], count: number): Steps<number> {
  for (let step = 0; step < count; step++) {
    for (const from = performance.now(); performance.now() - from < 6;);
    done.push('step');
    yield;
  }
  return count;
}

test('between long steps, and before what is made of them, the app has its turn', async () => {
  const done: string[] = [];
  let isOver = false;
  const other = () => {
    done.push('other');
    if (!isOver) setImmediate(other);
  };
  setImmediate(other);
  const result = await inTurns(slow(done, 3));
  done.push('result');
  isOver = true;
  expect(result).toBe(3);
  const order = done.filter((one, index) => one !== done[index - 1]);
  expect(order).toEqual(['step', 'other', 'step', 'other', 'step', 'other', 'result']);
});

test('at once, nobody comes between, and what is thrown passes through', async () => {
  const done: string[] = [];
  setImmediate(() => done.push('other'));
  expect([atOnce(slow(done, 2)), ...done]).toEqual([2, 'step', 'step']);
  const bad = function* (): Steps<null> {
    yield;
    throw new RangeError('bad');
  };
  expect(() => atOnce(bad())).toThrow(RangeError);
  await expect(inTurns(bad())).rejects.toThrow(RangeError);
});
