import { generateKeyPairSync, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Bench, BenchRow } from '../../scripts/bench-row.ts';
import { startSession } from '../../scripts/desktop.ts';
import { root } from '../../scripts/project.ts';
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts';
import type { CreateKey } from '../../shared/keys.ts';
import { mustInvoke, untilOpen } from '../e2e/bridge.ts';
import { electronExecutable, launchElectron, type Tokensmith } from '../e2e/launch.ts';
import { plainKey } from '../plain-key.ts';
import { longestBlock, watchBlocks } from './blocks.ts';
import { framesDuring, framesIdle, framesScrolling, type Frames } from './frames.ts';
import { amountRow, besideIdle, median, percentile } from './rows.ts';
import { timeToList } from './list-watch.ts';

/** The app itself, with its window and a real keychain: does it stay quick while keys are made, and when there are many? */
export const bench: Bench = {
  name: 'keys-in-window',
  title: 'Keys in the window',
  async run() {
    return [...(await inFreshApp(creationRows)), ...(await inFreshApp(crowdRows))];
  },
};

async function inFreshApp(measure: (running: Tokensmith) => Promise<BenchRow[]>): Promise<BenchRow[]> {
  const session = await startSession('unlocked');
  const env = { ...session.env, TOKENSMITH_DATA_DIR: path.join(session.folder, 'tokensmith-data') };
  const running = await launchElectron({ target: { executable: await electronExecutable(), appFolder: root }, env });
  try {
    await untilOpen(running.window);
    return await measure(running);
  } finally {
    await running.close();
    await session.stop();
  }
}

const kinds: readonly { name: string; alg: KeyAlgorithm; size: CreateKey['size']; times: number }[] = [
  { name: 'HS256', alg: 'HS256', size: null, times: 30 },
  { name: 'ES256', alg: 'ES256', size: null, times: 30 },
  { name: 'RSA-3072', alg: 'RS256', size: 3072, times: 7 },
  { name: 'RSA-4096', alg: 'RS256', size: 4096, times: 7 },
];

type Sample = { block: number; frames: Frames };

/** Each key beside as long a while of nothing, in turns. */
async function creationRows(running: Tokensmith): Promise<BenchRow[]> {
  const { window } = running;
  // The first key opens the list, loads what the signers load, and starts the keychain's process.
  await mustInvoke(window, 'keys:create', plainKey('first', 'HS256'));
  await window.getByRole('option').first().waitFor();
  await framesIdle(window, 1_000);
  const rows: BenchRow[] = [];
  for (const { name, alg, size, times } of kinds) {
    const making: Sample[] = [];
    const idle: Sample[] = [];
    for (let round = 0; round < times; round++) {
      const made = await sample(running, () => framesDuring(window, 'keys:create', plainKey(`${name} ${round}`, alg, { size })));
      making.push(made);
      idle.push(await sample(running, () => framesIdle(window, made.frames.took)));
    }
    rows.push(...quickness(`${name} is made`, making, idle));
  }
  return rows;
}

async function sample(running: Tokensmith, work: () => Promise<Frames>): Promise<Sample> {
  await watchBlocks(running);
  const frames = await work();
  return { block: await longestBlock(running), frames };
}

function quickness(what: string, busy: readonly Sample[], idle: readonly Sample[]): BenchRow[] {
  const name = 'idle as long';
  // The median: what blocks of itself does so each time; what other programs do to the machine, now and then.
  const block = (samples: readonly Sample[]) => median(samples.map((one) => one.block));
  const frame = (samples: readonly Sample[]) =>
    percentile(
      samples.flatMap(({ frames }) => frames.gaps),
      0.99,
    );
  return [
    besideIdle(amountRow(`longest block of main while ${what}`, 'ms', block(busy), 16, { value: block(idle), name })),
    besideIdle(amountRow(`frames of the page while ${what}, p99`, 'ms', frame(busy), 50, { value: frame(idle), name })),
  ];
}

const few = 10;
const many = 1_000;

async function crowdRows(running: Tokensmith): Promise<BenchRow[]> {
  const name = `${few} keys`;
  await importKeys(running, 0, few);
  const before = await measureCrowd(running, few);
  await importKeys(running, few, many);
  const after = await measureCrowd(running, many);
  const row = (title: string, of: keyof Crowd, atMost: number) =>
    amountRow(title.replace('#', many.toLocaleString('en')), 'ms', after[of], atMost, { value: before[of], name });
  return [
    row('list # keys over IPC, p95', 'list', 50),
    row('longest block of main while # keys are listed', 'block', 16),
    row('one letter more or less in the search of # keys, p95', 'search', 50),
    row('frames while # keys are scrolled, p99', 'scroll', 50),
  ];
}

type Crowd = { list: number; block: number; search: number; scroll: number };

async function measureCrowd(running: Tokensmith, count: number): Promise<Crowd> {
  const { window } = running;
  await window.locator(`[role=option][aria-setsize="${count}"]`).first().waitFor();
  const listed: number[] = [];
  const blocks: number[] = [];
  for (let round = 0; round < 30; round++) {
    await watchBlocks(running);
    listed.push((await framesDuring(window, 'keys:list', {})).answered);
    blocks.push(await longestBlock(running));
  }
  const search = percentile(await searchTimes(running, count), 0.95);
  const { gaps } = await framesScrolling(window, '[role=listbox]', 300, 2_000);
  return { list: percentile(listed, 0.95), block: median(blocks), search, scroll: percentile(gaps, 0.99) };
}

/** From each key press to the frame in which the list shows exactly what was searched for, in milliseconds. */
async function searchTimes({ window }: Tokensmith, count: number): Promise<number[]> {
  const times: number[] = [];
  const field = window.getByRole('searchbox').first();
  await field.fill('#');
  for (let round = 0; round < 40; round++) {
    const digit = String(1 + (round % 9));
    const startsSo = Array.from({ length: count }, (_, number) => String(number)).filter((text) => text.startsWith(digit)).length;
    for (const [key, expected] of [
      [digit, startsSo],
      ['Backspace', count],
    ] as const) {
      times.push(await timeToList(window, key, expected));
    }
  }
  await field.fill('');
  return times;
}

/** Keys named "#0", "#1" …, with kids that have no digit in them, so that a search for "#1" finds names alone. */
async function importKeys({ window }: Tokensmith, from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  const jwks = numbers.map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }));
  const origin = { kind: 'text', text: JSON.stringify({ keys: jwks }) } as const;
  const { session } = await mustInvoke(window, 'keys:read-import', { job: randomUUID(), origin, session: null });
  const keys = numbers.map((number, index) => {
    const kid = `kid-${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
    return { index, name: `#${number}`, alg: 'ES256', kid: { kind: 'own', kid }, encoding: null, acceptsWeak: false } as const;
  });
  await mustInvoke(window, 'keys:finish-import', { job: randomUUID(), session, keys });
}
