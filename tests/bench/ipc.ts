import path from 'node:path';
import { z } from 'zod';
import type { Bench, BenchRow } from '../../scripts/bench-row.ts';
import { capture } from '../../scripts/child.ts';
import { startSession } from '../../scripts/desktop.ts';
import { inProject, isRoot, root } from '../../scripts/project.ts';
import { mustInvoke, untilOpen } from '../e2e/bridge.ts';
import { electronExecutable, launchElectron, type Tokensmith } from '../e2e/launch.ts';
import { longestBlock, watchBlocks } from './blocks.ts';
import { amountRow, median, percentile } from './rows.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

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
    const claims = JSON.stringify({ filler: Array.from({ length: kilobytes * 7 }, (_, index) => ({ index, text: 'x'.repeat(80) })) });
    const { id } = await mustInvoke(window, 'tokens:mint', mintInput(key.id, { claims }));
    const { text: compact } = await mustInvoke(window, 'tokens:text', { id });
    await watchBlocks(running);
    const times = await timeInPage(window, 'inspect:read', { text: compact, index: 0 });
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
  return rows;
}

async function timeInPage(window: Tokensmith['window'], channel: string, input: object): Promise<number[]> {
  return window.evaluate(
    async ([name, value, count]) => {
      const times: number[] = [];
      for (let round = 0; round < count + 20; round++) {
        const startedAt = performance.now();
        await Reflect.get(globalThis, 'tokensmith').invoke(name, value);
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
