import { expect, test } from '@playwright/test';
import { gatherNotices, tellable } from '../../../shared/token-notices.ts';
import type { TokenNotice } from '../../../shared/tokens.ts';

test('few are named, many are counted, and failures come first', () => {
  const groups = tellable([...notices('renewed', 3), ...notices('renewal-failed', 2), ...notices('expires-soon', 1)]);
  expect(groups.map(({ kind, notices: of, isCounted }) => [kind, of.length, isCounted])).toEqual([
    ['renewal-failed', 2, false],
    ['expires-soon', 1, false],
    ['renewed', 3, true],
  ]);
});

test('a token that came twice is told of once, as it is now', () => {
  const [first, second] = [1_000, 2_000].map((expiresAt) => ({ id: 'a', label: 'a', kind: 'renewed' as const, expiresAt }));
  expect(tellable([first, second].flatMap((notice) => notice ?? []))).toEqual([{ kind: 'renewed', notices: [second], isCounted: false }]);
});

test('what comes in quick succession is told once; what comes later, anew', () => {
  const { clock, told, add } = gathering();
  for (let number = 0; number < 5; number++) {
    add('renewed');
    clock.pass(80);
  }
  expect(told).toEqual([]);
  clock.pass(20);
  expect(told).toEqual([5]);
  clock.pass(5_000);
  expect(told).toEqual([5]);
  add('renewed');
  clock.pass(100);
  expect(told).toEqual([5, 1]);
});

test('a stream that does not pause is told all the same, and nothing is told twice', () => {
  const { clock, told, add } = gathering();
  for (let number = 0; number < 30; number++) {
    add('renewed');
    clock.pass(50);
  }
  clock.pass(1_000);
  expect(told).toEqual([20, 10]);
});

test('nothing is told after the end', () => {
  const { clock, told, add, stop } = gathering();
  add('renewed');
  stop();
  clock.pass(5_000);
  expect(told).toEqual([]);
});

function gathering() {
  const clock = stoppedClock();
  const told: number[] = [];
  const gathered = gatherNotices((all) => told.push(all.length), { quiet: 100, longest: 1_000 }, clock.setTimer);
  return {
    clock,
    told,
    stop: gathered.stop,
    add: (kind: TokenNotice['kind']) => notices(kind, 1).forEach((notice) => gathered.add(notice)),
  };
}

function notices(kind: TokenNotice['kind'], count: number): TokenNotice[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${kind} ${index}`, label: '', kind, expiresAt: null }));
}

function stoppedClock() {
  let now = 0;
  const timers = new Set<{ at: number; work: () => void }>();
  const next = (until: number) => [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    setTimer(work: () => void, milliseconds: number) {
      const timer = { at: now + milliseconds, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass(milliseconds: number) {
      const until = now + milliseconds;
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        timers.delete(timer);
        now = timer.at;
        timer.work();
      }
      now = until;
    },
  };
}
