import path from 'node:path';
import { z } from 'zod';
import type { Bench, BenchRow } from '../../scripts/bench-row.ts';
import { capture } from '../../scripts/child.ts';
import { startSession } from '../../scripts/desktop.ts';
import { inProject, isRoot, root } from '../../scripts/project.ts';
import { mustInvoke, untilOpen } from '../e2e/bridge.ts';
import { electronExecutable, launchElectron, type Tokensmith } from '../e2e/launch.ts';
import { longestBlock, watchBlocks } from './blocks.ts';
import { framesIdle } from './frames.ts';
import { amountRow, besideIdle, median, percentile } from './rows.ts';
import { plainKey } from '../plain-key.ts';
import { inspectInput } from '../inspect-input.ts';
import { mintInput } from '../plain-token.ts';
import { maxTokenBytes } from '../../shared/inspect.ts';

const rounds = 200;

/** Minting and inspecting over IPC, from the page, against the same work in one process. */
export const bench: Bench = {
  name: 'ipc',
  title: 'Mint and inspect over IPC',
  async run() {
    const session = await startSession('unlocked');
    const env = { ...session.env, TOKENSMITH_DATA_DIR: path.join(session.folder, 'tokensmith-data') };
    const running = await launchElectron({ target: { executable: await electronExecutable(), appFolder: root }, env });
    try {
      await untilOpen(running.window);
      return [...(await mintRows(running, await timeJose(session.folder))), ...(await inspectRows(running))];
    } finally {
      await running.close();
      await session.stop();
    }
  },
};

type JoseTimes = z.infer<typeof joseTimesSchema>;

/** On the screen where one mints: what is in front loads again after each token. */
async function mintRows({ window }: Tokensmith, jose: JoseTimes): Promise<BenchRow[]> {
  await window.keyboard.press('Control+2');
  await window.getByRole('heading', { name: 'Mint', level: 1 }).waitFor();
  const rows: BenchRow[] = [];
  for (const alg of ['HS256', 'ES256', 'RS256'] as const) {
    const { id: keyId } = await mustInvoke(window, 'keys:create', plainKey(alg, alg));
    const input = mintInput(keyId, { claims: '{"role":"admin"}' });
    const times = await timeInPage(window, 'tokens:mint', input);
    const reference = { value: jose[alg], name: 'jose in process' };
    const added = median(times) - reference.value;
    rows.push({
      ...amountRow(`mint ${alg} over IPC, stored; added to jose`, 'ms', added, 1.5),
      reference: reference.value,
      referenceName: reference.name,
    });
  }
  return rows;
}

async function inspectRows(running: Tokensmith): Promise<BenchRow[]> {
  const { window } = running;
  const rows: BenchRow[] = [];
  const key = await mustInvoke(window, 'keys:create', plainKey('inspected', 'ES256'));
  for (const kilobytes of [1, 8]) {
    const compact = await filled(window, key.id, kilobytes * 7);
    await watchBlocks(running);
    const times = await timeInPage(window, 'inspect:read', inspectInput(compact));
    const longest = await longestBlock(running);
    const reference = {
      value: median(
        timeHere(() =>
          compact
            .split('.')
            .slice(0, 2)
            .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString())),
        ),
      ),
      name: 'JSON.parse + base64',
    };
    rows.push(amountRow(`inspect ${kilobytes} KB over IPC, p95`, 'ms', percentile(times, 0.95), 5, reference));
    rows.push(amountRow(`longest block of main meanwhile, ${kilobytes} KB`, 'ms', longest, 16));
  }
  return [...rows, await largestRow(running, key.id)];
}

/** All that the screen asks of the largest token, beside as long a while of nothing, in turns. */
async function largestRow(running: Tokensmith, keyId: string): Promise<BenchRow> {
  const { window } = running;
  const compact = await filled(window, keyId, 1_800);
  if (compact.length < 0.95 * maxTokenBytes) throw new Error('The token is not large enough');
  const input = inspectInput(compact);
  const busy: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < 30; round++) {
    await watchBlocks(running);
    const startedAt = performance.now();
    for (const channel of ['inspect:read', 'inspect:lint', 'inspect:hints'] as const) await mustInvoke(window, channel, input);
    await mustInvoke(window, 'inspect:report', { ...input, shows: ['filler'] });
    busy.push(await longestBlock(running));
    await watchBlocks(running);
    await framesIdle(window, performance.now() - startedAt);
    idle.push(await longestBlock(running));
  }
  // The median: what blocks of itself does so each time; what other programs do to the machine, now and then.
  const beside = { value: median(idle), name: 'idle as long' };
  return besideIdle(amountRow('inspect over IPC, 256 KiB: longest block', 'ms', median(busy), 16, beside));
}

/** A token of ours with so many objects of some 107 bytes in its claims. */
async function filled(window: Tokensmith['window'], keyId: string, count: number): Promise<string> {
  const claims = JSON.stringify({ filler: Array.from({ length: count }, (_, index) => ({ index, text: 'x'.repeat(80) })) });
  const { id } = await mustInvoke(window, 'tokens:mint', mintInput(keyId, { claims }));
  return (await mustInvoke(window, 'tokens:text', { id })).text;
}

async function timeInPage(window: Tokensmith['window'], channel: string, input: object): Promise<number[]> {
  return window.evaluate(
    async ([name, value, count]) => {
      const times: number[] = [];
      for (let round = 0; round < count + 20; round++) {
        const startedAt = performance.now();
        const { ok } = await Reflect.get(globalThis, 'tokensmith').invoke(name, value);
        if (ok !== true) throw new Error(`${name} was refused`);
        // The first ones warm up.
        if (round >= 20) times.push(performance.now() - startedAt);
      }
      return times;
    },
    [channel, input, rounds] as const,
  );
}

function timeHere(work: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
}

const joseTimesSchema = z.object({ HS256: z.number(), ES256: z.number(), RS256: z.number() });

/** Medians of jose alone, in the main process of the same Electron, in milliseconds. */
async function timeJose(folder: string): Promise<JoseTimes> {
  const app = inProject('tests', 'bench', 'jose-app');
  const args = [app, ...(isRoot() ? ['--no-sandbox'] : [])];
  const env = { ...process.env, TWIN_DATA: path.join(folder, 'jose-data') };
  const { output, error } = await capture(await electronExecutable(), args, { env });
  const medians = /^medians (.*)$/m.exec(output)?.[1];
  if (medians === undefined) throw new Error(`The reference could not be measured: ${error}`);
  return joseTimesSchema.parse(JSON.parse(medians));
}
