import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Bench, BenchRow } from '../../scripts/bench-row.ts';
import { startSession } from '../../scripts/desktop.ts';
import { root } from '../../scripts/project.ts';
import { everyToken, newestFirst, shelfSorts, type ShelfQuery } from '../../shared/tokens.ts';
import { mustInvoke, untilOpen } from '../e2e/bridge.ts';
import { electronExecutable, launchElectron, type Tokensmith } from '../e2e/launch.ts';
import { longestBlock, watchBlocks } from './blocks.ts';
import { framesDuring, framesIdle, framesScrolling } from './frames.ts';
import { fillVault, searchOf, shelved } from './many-tokens.ts';
import { amountRow, median, percentile, ratioRow } from './rows.ts';
import { timeToList } from './list-watch.ts';

/** The app with a vault of 100 keys and 100,000 tokens, in its window, beside the same app with an empty one. */
export const bench: Bench = {
  name: 'shelf',
  title: 'A shelf of 100,000 tokens',
  async run() {
    const session = await startSession('unlocked');
    try {
      const folders = { empty: path.join(session.folder, 'empty'), full: path.join(session.folder, 'full') };
      const start = (folder: string) => startApp({ ...session.env, TOKENSMITH_DATA_DIR: folder });
      // The app makes the vault and its key; the copy has the same identity, and so the same key of the keychain.
      await (await start(folders.empty)).close();
      await mkdir(folders.full, { recursive: true });
      await cp(folders.empty, folders.full, { recursive: true });
      await fillVault(folders.full, session.env);
      const rows = [
        await launchRow(
          () => start(folders.empty),
          () => start(folders.full),
        ),
      ];
      const running = await start(folders.full);
      try {
        return [...rows, ...(await callRows(running)), ...(await windowRows(running))];
      } finally {
        await running.close();
      }
    } finally {
      await session.stop();
    }
  },
};

async function startApp(env: NodeJS.ProcessEnv): Promise<Tokensmith> {
  const running = await launchElectron({ target: { executable: await electronExecutable(), appFolder: root }, env });
  await untilOpen(running.window);
  await running.window.getByRole('main').getByRole('button').first().waitFor();
  return running;
}

const launches = 5;

/** From the start to the first screen that takes presses, with the vault open. */
async function launchRow(empty: () => Promise<Tokensmith>, full: () => Promise<Tokensmith>): Promise<BenchRow> {
  const times: { empty: number[]; full: number[] } = { empty: [], full: [] };
  const timed = async (start: () => Promise<Tokensmith>) => {
    const startedAt = performance.now();
    const running = await start();
    const took = performance.now() - startedAt;
    await running.close();
    return took;
  };
  // In turns, so that whatever else the machine does meets both; the first round warms the disk up.
  for (let round = 0; round <= launches; round++) {
    const [one, other] = [await timed(empty), await timed(full)];
    if (round === 0) continue;
    times.empty.push(one);
    times.full.push(other);
  }
  const name = `launch with 100 keys and ${shelved.toLocaleString('en')} stored tokens`;
  return ratioRow(name, 'ms', median(times.full), median(times.empty), 'an empty vault', 1.1);
}

const pageOf = (changes: Partial<ShelfQuery>): ShelfQuery => ({
  filter: everyToken,
  order: newestFirst,
  offset: 0,
  limit: 100,
  ...changes,
});

/** Pages over real IPC: in each order, from its beginning to its end. */
async function callRows(running: Tokensmith): Promise<BenchRow[]> {
  const { window } = running;
  const first: number[] = [];
  const pages: number[] = [];
  const blocks: number[] = [];
  const ask = async (query: ShelfQuery) => {
    await watchBlocks(running);
    const { answered } = await framesDuring(window, 'tokens:list', query);
    blocks.push(await longestBlock(running));
    return answered;
  };
  for (const by of shelfSorts) {
    for (const isDescending of [true, false]) {
      const order = { by, isDescending };
      first.push(await ask(pageOf({ order })));
      for (const part of [0.001, 0.3, 0.5, 0.7, 0.999]) pages.push(await ask(pageOf({ order, offset: Math.floor(part * shelved) })));
    }
  }
  const idle = (await framesIdle(window, 1_000)).gaps;
  const beside = { value: median(idle), name: 'a frame' };
  return [
    amountRow('first page of 100,000 tokens in another order over IPC, p95', 'ms', percentile(first, 0.95), 150, beside),
    amountRow('any page of 100,000 tokens over IPC, p95', 'ms', percentile(pages, 0.95), 50, beside),
    amountRow('longest block of main by it, median', 'ms', median(blocks), 16, beside),
  ];
}

/** As a person meets it: the screen is opened from the one beside it, a word typed, the list scrolled. */
async function windowRows({ window }: Tokensmith): Promise<BenchRow[]> {
  const opened: number[] = [];
  for (let round = 0; round < 11; round++) {
    await window.keyboard.press('ControlOrMeta+3');
    await window.locator(`[role=option][aria-setsize="${shelved}"]`).first().waitFor({ state: 'hidden' });
    opened.push(await timeToList(window, 'ControlOrMeta+4', shelved));
  }
  const typed: number[] = [];
  const field = window.getByRole('main').getByRole('searchbox').first();
  await field.fill('');
  await field.focus();
  for (const word of ['user', '777', 'admin']) {
    for (let length = 1; length <= word.length; length++) {
      const expected = await matching(window, word.slice(0, length));
      typed.push(await timeToList(window, word.charAt(length - 1), expected));
    }
    await field.fill('');
    await window.locator(`[role=option][aria-setsize="${shelved}"]`).first().waitFor();
  }
  const { gaps } = await framesScrolling(window, '[role=listbox]', 2_000, 3_000);
  const idle = (await framesIdle(window, 1_000)).gaps;
  return [
    amountRow('open the shelf of 100,000', 'ms', median(opened), 150),
    amountRow('one more letter in its search, p95', 'ms', percentile(typed, 0.95), 150),
    amountRow('frames while it is scrolled, p95', 'ms', percentile(gaps, 0.95), 50, { value: percentile(idle, 0.95), name: 'idle' }),
  ];
}

/** How many the list will say it has. */
async function matching(window: Tokensmith['window'], search: string): Promise<number> {
  return (await mustInvoke(window, 'tokens:list', pageOf({ filter: searchOf(search), limit: 1 }))).total;
}
