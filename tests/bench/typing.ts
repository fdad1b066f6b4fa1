import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Bench, BenchRow } from '../../scripts/bench-row.ts';
import { startSession } from '../../scripts/desktop.ts';
import { root } from '../../scripts/project.ts';
import { plainRecipe } from '../../shared/mint-input.ts';
import { mustInvoke, untilOpen } from '../e2e/bridge.ts';
import { electronExecutable, launchElectron, type Tokensmith } from '../e2e/launch.ts';
import { openFiles, saveTo } from '../e2e/native-dialog.ts';
import { plainKey } from '../plain-key.ts';
import { amountRow, besideIdle, percentile } from './rows.ts';

/** So many that the job outlasts the typing; it is stopped then. */
const rowsOfJob = 10_000_000;
const keysPressed = 250;
/** As a key does that is held down: faster than anybody types, and slow enough that each press meets the app and not the one before. */
const everyMilliseconds = 40;
const subject = { name: 'sub', kind: 'text', default: '', isRequired: true, hint: '' } as const;

/** The app in its window: does typing stay quick while tokens are minted in bulk on all cores? */
export const bench: Bench = {
  name: 'typing',
  title: 'Typing while bulk work runs',
  async run() {
    const session = await startSession('unlocked');
    const env = { ...session.env, TOKENSMITH_DATA_DIR: path.join(session.folder, 'tokensmith-data') };
    const running = await launchElectron({ target: { executable: await electronExecutable(), appFolder: root }, env });
    try {
      await untilOpen(running.window);
      return await typingRows(running, session.folder);
    } finally {
      await running.close();
      await session.stop();
    }
  },
};

async function typingRows(running: Tokensmith, folder: string): Promise<BenchRow[]> {
  const { window } = running;
  const { id: keyId } = await mustInvoke(window, 'keys:create', plainKey('bench', 'HS256'));
  await window.keyboard.press('ControlOrMeta+2');
  const field = window.getByRole('main').getByRole('textbox', { name: /^Subject/ });
  await field.focus();
  await typeKeys(window, 50);
  const idle = await typeKeys(window, keysPressed);
  const job = await startJob(running, folder, keyId);
  const busy = await typeKeys(window, keysPressed);
  const minted = await stopJob(window, job);
  if (minted < 100_000) throw new Error(`Only ${minted} tokens were minted while keys were pressed`);
  const name = 'from a key press to the next frame while 100,000 tokens and more are minted, p99';
  const beside = { value: percentile(idle, 0.99), name: 'without a job' };
  return [besideIdle(amountRow(name, 'ms', percentile(busy, 0.99), 50, beside))];
}

/** From the moment at which the system had each key press to the end of the frame that shows it, in milliseconds. */
async function typeKeys(window: Page, count: number): Promise<number[]> {
  await window.evaluate(noteFrames);
  for (let index = 0; index < count; index++) {
    const pace = new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
    await window.keyboard.press(String.fromCodePoint(97 + (index % 26)));
    await pace;
  }
  return window.evaluate(async (expected) => {
    const times: number[] = Reflect.get(globalThis, 'typingTimes');
    while (times.length < expected) await new Promise((resolve) => requestAnimationFrame(resolve));
    Reflect.get(globalThis, 'stopTypingTimes')();
    return times;
  }, count);
}

/** In the page. */
function noteFrames(): void {
  const times: number[] = [];
  const onKey = (event: KeyboardEvent) => {
    requestAnimationFrame(() => {
      // After the frame has been drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => times.push(performance.now() - event.timeStamp);
      port2.postMessage(null);
    });
  };
  document.addEventListener('keydown', onKey, { capture: true });
  Reflect.set(globalThis, 'typingTimes', times);
  Reflect.set(globalThis, 'stopTypingTimes', () => document.removeEventListener('keydown', onKey, { capture: true }));
}

/** Begins a job to a file, and waits until its first tokens are there. @returns its id */
async function startJob({ app, window }: Tokensmith, folder: string, keyId: string): Promise<string> {
  const rows = path.join(folder, 'rows.csv');
  await writeFile(rows, `sub\n${'user\n'.repeat(rowsOfJob)}`);
  await openFiles(app, [rows]);
  await saveTo(app, path.join(folder, 'tokens.txt'));
  const { session } = await mustInvoke(window, 'bulk:open', { kind: 'file' });
  const job = randomUUID();
  const filled = { recipe: { ...plainRecipe, keyId, subject: '{{sub}}' }, variables: [subject], values: [], profileId: null };
  await window.evaluate(
    (input) => {
      const bridge = Reflect.get(globalThis, 'tokensmith');
      const hasBegun = new Promise<void>((resolve) =>
        bridge.on('bulk:progressed', ({ minted }: { minted: number }) => minted > 0 && resolve()),
      );
      Reflect.set(globalThis, 'bulkJob', bridge.invoke('bulk:run', input));
      return hasBegun;
    },
    { job, session, filled, addsOtherColumns: false, target: { kind: 'file', format: 'lines' } } as const,
  );
  return job;
}

/** @returns how many tokens it made; throws where it had ended before, since then the keys were pressed beside nothing */
async function stopJob(window: Page, job: string): Promise<number> {
  await mustInvoke(window, 'jobs:stop', { job });
  const { ok, value } = await window.evaluate(() => Promise.resolve(Reflect.get(globalThis, 'bulkJob')));
  if (ok !== true || value.stoppedBy?.code !== 'cancelled') throw new Error('The job did not last as long as the typing');
  return value.minted;
}
