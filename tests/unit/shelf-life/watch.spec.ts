import { expect, test } from '@playwright/test';
import { shelfItem } from './shelf-items.ts';
import { WatchBench } from './watch-bench.ts';

const day = 86_400;

test('sleeps without a timer where nothing asks for anything, and looks when the shelf changes', async () => {
  const bench = new WatchBench();
  bench.put(shelfItem({ id: 'a' }));
  bench.watch.start();
  await bench.fire();
  expect(bench.timer).toBeNull();
  bench.put(shelfItem({ id: 'b', expiresAt: 1_300, renewsBefore: 60 }));
  bench.watch.poke();
  bench.watch.poke();
  await bench.fire();
  expect(bench.timer?.at).toBe(1_240);
  expect(bench.attempts).toEqual([]);
});

test('renews in its place when it is time, again and again, and says so', async () => {
  const bench = new WatchBench();
  bench.put(shelfItem({ id: 'a', expiresAt: 4_600, renewsBefore: 600 }));
  bench.watch.start();
  await bench.until(4_000 + 2 * 3_000);
  expect(bench.attempts).toEqual([4_000, 7_000, 10_000].map((at) => ({ at, how: 'renew', id: 'a' })));
  expect(bench.notices[0]).toEqual({ id: 'a', label: 'label of a', kind: 'renewed', expiresAt: 7_600 });
  expect(bench.problems.at(-1)).toEqual(['a', null]);
});

test('reminds once of each expiry', async () => {
  const bench = new WatchBench();
  bench.put(shelfItem({ id: 'a', expiresAt: 4_600, remindsBefore: 300 }));
  bench.watch.start();
  await bench.until(4_299);
  expect(bench.notices).toEqual([]);
  await bench.until(4_300);
  expect(bench.notices).toEqual([{ id: 'a', label: 'label of a', kind: 'expires-soon', expiresAt: 4_600 }]);
  bench.watch.poke();
  await bench.until(4_500);
  expect(bench.notices).toHaveLength(1);
  bench.put(shelfItem({ id: 'a', expiresAt: 9_000, remindsBefore: 300 }));
  bench.watch.poke();
  await bench.until(9_100);
  expect(bench.told()).toEqual([
    ['expires-soon', 'a'],
    ['expires-soon', 'a'],
  ]);
});

test('what ended while the app was closed is renewed at once, and not reminded of', async () => {
  const bench = new WatchBench();
  bench.now = 30 * day;
  bench.put(shelfItem({ id: 'long-over', renewsBefore: 60, remindsBefore: 300 }));
  bench.put(shelfItem({ id: 'over', remindsBefore: 300 }));
  bench.put(shelfItem({ id: 'soon', expiresAt: 30 * day + 50, renewsBefore: 60, remindsBefore: 300 }));
  bench.watch.start();
  await bench.fire();
  expect(bench.told()).toEqual([
    ['renewed', 'long-over'],
    ['renewed', 'soon'],
  ]);
});

test('a failure is told once, noted each time, and tried again after 1, 2, 4 … 60 minutes', async () => {
  const bench = new WatchBench();
  bench.failure = 'keychain-locked';
  bench.put(shelfItem({ id: 'a', expiresAt: 1_000 + day, renewsBefore: day }));
  bench.watch.start();
  await bench.until(1_000 + 5 * 3_600);
  const minutes = bench.attempts.map(({ at }) => (at - 1_000) / 60);
  expect(minutes).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);
  expect(bench.told()).toEqual([['renewal-failed', 'a']]);
  expect(bench.problems).toHaveLength(minutes.length);
  expect(bench.problems[0]).toEqual(['a', 'keychain-locked']);
});

test('pokes do not shorten the wait after a failure', async () => {
  const bench = new WatchBench();
  bench.failure = 'key-unusable';
  bench.put(shelfItem({ id: 'a', expiresAt: 1_050, renewsBefore: 100 }));
  bench.watch.start();
  await bench.until(1_001);
  for (let second = 2; second < 60; second++) {
    bench.watch.poke();
    await bench.until(1_000 + second);
  }
  expect(bench.attempts).toHaveLength(1);
  bench.failure = null;
  await bench.until(1_060);
  expect(bench.told().at(-1)).toEqual(['renewed', 'a']);
});

test('a token that cannot be renewed is given up when it has been over for a day', async () => {
  const bench = new WatchBench();
  bench.failure = 'key-not-found';
  bench.put(shelfItem({ id: 'a', expiresAt: 1_100, renewsBefore: 60 }));
  bench.watch.start();
  await bench.until(10 * day);
  expect(bench.attempts.at(-1)?.at).toBeGreaterThanOrEqual(1_100 + day);
  expect(bench.attempts.at(-1)?.at).toBeLessThan(1_100 + day + 3_600);
  expect(bench.timer).toBeNull();
});

test('an access token of a session is renewed through its session, in its place too', async () => {
  const bench = new WatchBench();
  const sessionId = '22222222-2222-4222-8222-222222222222';
  bench.put(shelfItem({ id: 'a', role: 'access', sessionId, expiresAt: 1_100, renewsBefore: 60, remindsBefore: 30 }));
  bench.watch.start();
  await bench.until(1_100 + 3_600);
  expect(bench.attempts).toEqual([
    { at: 1_040, how: 'refresh', id: 'a' },
    { at: 4_580, how: 'refresh', id: 'a' },
  ]);
  expect(bench.told()).toEqual([
    ['renewed', 'a'],
    ['renewed', 'a'],
  ]);
});

test('a token that lives shorter than it is renewed ahead is not renewed without end', async () => {
  const bench = new WatchBench();
  bench.life = 60;
  bench.put(shelfItem({ id: 'a', expiresAt: 1_010, renewsBefore: 300 }));
  bench.watch.start();
  await bench.until(1_000 + 600);
  expect(bench.attempts.length).toBeGreaterThan(15);
  expect(bench.attempts.length).toBeLessThan(25);
});

test('a locked vault: nothing happens until it is poked', async () => {
  const bench = new WatchBench();
  bench.isLocked = true;
  bench.put(shelfItem({ id: 'a', expiresAt: 1_010, renewsBefore: 300 }));
  bench.watch.start();
  await bench.until(2_000);
  expect(bench.timer).toBeNull();
  expect(bench.attempts).toEqual([]);
  bench.isLocked = false;
  bench.watch.poke();
  await bench.until(2_001);
  expect(bench.told()).toEqual([['renewed', 'a']]);
});

test('a vault that closes in the middle is no failure of the token', async () => {
  const bench = new WatchBench();
  for (const id of ['a', 'b']) bench.put(shelfItem({ id, expiresAt: 1_010, renewsBefore: 300 }));
  bench.during = () => {
    bench.isLocked = true;
  };
  bench.watch.start();
  await bench.until(2_000);
  expect(bench.attempts).toHaveLength(1);
  expect(bench.notices).toEqual([]);
  expect(bench.problems).toEqual([]);
});

test('a token that is deleted while it is renewed is no failure', async () => {
  const bench = new WatchBench();
  bench.failure = 'token-not-found';
  bench.put(shelfItem({ id: 'a', expiresAt: 1_010, renewsBefore: 300 }));
  bench.during = () => bench.items.delete('a');
  bench.watch.start();
  await bench.until(2_000);
  expect(bench.notices).toEqual([]);
  expect(bench.problems).toEqual([]);
});

test('never sleeps long: the clock may be set, the machine may sleep', async () => {
  const bench = new WatchBench();
  bench.put(shelfItem({ id: 'a', expiresAt: 400 * day, renewsBefore: 60 }));
  bench.watch.start();
  await bench.fire();
  expect(bench.timer?.at).toBeLessThanOrEqual(1_000 + 600);
  bench.now = 400 * day; // the clock jumps; the timer has not gone off yet
  await bench.fire();
  expect(bench.told()).toEqual([['renewed', 'a']]);
});

test('stopped: no timer, no further token, and it waits for the one at hand', async () => {
  const bench = new WatchBench();
  for (const id of ['a', 'b', 'c']) bench.put(shelfItem({ id, expiresAt: 1_010, renewsBefore: 300 }));
  let stopped: Promise<void> | null = null;
  bench.during = () => {
    stopped ??= bench.watch.stop();
  };
  bench.watch.start();
  await bench.fire();
  await stopped;
  expect(bench.attempts).toHaveLength(1);
  expect(bench.timer).toBeNull();
  bench.watch.poke();
  expect(bench.timer).toBeNull();
});

test('poked by its own notice it looks once more and comes to rest', async () => {
  const bench = new WatchBench();
  bench.put(shelfItem({ id: 'a', expiresAt: 1_010, remindsBefore: 300 }));
  const push = bench.notices.push.bind(bench.notices);
  bench.notices.push = (...notices) => {
    bench.watch.poke();
    if (!bench.items.has('b')) bench.put(shelfItem({ id: 'b', expiresAt: 1_020, renewsBefore: 60 }));
    return push(...notices);
  };
  bench.watch.start();
  await bench.until(1_000);
  expect(bench.told()).toEqual([
    ['expires-soon', 'a'],
    ['renewed', 'b'],
  ]);
  expect(bench.timer?.at).toBeLessThanOrEqual(1_600);
});
