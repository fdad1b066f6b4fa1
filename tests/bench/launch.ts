import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Bench } from '../../scripts/bench-row.ts';
import { startSession } from '../../scripts/desktop.ts';
import { inProject, root } from '../../scripts/project.ts';
import { electronExecutable, launchElectron, type Tokensmith } from '../e2e/launch.ts';
import { median, ratioRow } from './rows.ts';

const launches = 5;

type Sample = { milliseconds: number; megabytes: number };

/** Launch to the first usable screen, and memory of all processes when idle, against a bare window in the same run. */
export const bench: Bench = {
  name: 'launch',
  title: 'Launch and memory',
  async run() {
    const executable = await electronExecutable();
    const ours: Sample[] = [];
    const bare: Sample[] = [];
    const session = await startSession('unlocked');
    try {
      // In turns, so that whatever else the machine does meets both.
      for (let round = 0; round <= launches; round++) {
        const data = path.join(session.folder, 'tokensmith-data');
        const own = await sample({ ...session.env, TOKENSMITH_DATA_DIR: data }, executable, root, isUsable);
        const bareData = await mkdtemp(path.join(tmpdir(), 'tokensmith-bare-'));
        const other = await sample({ ...session.env, TWIN_DATA: bareData }, executable, inProject('tests', 'bench', 'bare-app'), isThere);
        await rm(bareData, { recursive: true, force: true });
        // The first round warms the disk up, and makes the vault.
        if (round === 0) continue;
        ours.push(own);
        bare.push(other);
      }
    } finally {
      await session.stop();
    }
    const of = (samples: Sample[], what: keyof Sample) => median(samples.map((one) => one[what]));
    return [
      ratioRow('launch to first usable screen', 'ms', of(ours, 'milliseconds'), of(bare, 'milliseconds'), 'bare window', 1.3),
      ratioRow('memory of all processes, idle', 'MB', of(ours, 'megabytes'), of(bare, 'megabytes'), 'bare window', 1.3),
    ];
  },
};

async function sample(
  env: NodeJS.ProcessEnv,
  executable: string,
  appFolder: string,
  isReady: (tokensmith: Tokensmith) => Promise<void>,
): Promise<Sample> {
  const startedAt = performance.now();
  const running = await launchElectron({ target: { executable, appFolder }, env });
  try {
    await isReady(running);
    const milliseconds = performance.now() - startedAt;
    await isIdle(running);
    const kilobytes = await running.app.evaluate(({ app }) =>
      app.getAppMetrics().reduce((total, { memory }) => total + memory.workingSetSize, 0),
    );
    return { milliseconds, megabytes: kilobytes / 1024 };
  } finally {
    await running.close();
  }
}

/** The keychain's process ends by itself when nobody needs it. */
async function isIdle({ app }: Tokensmith): Promise<void> {
  const hasAgent = () => app.evaluate(({ app }) => app.getAppMetrics().some(({ name }) => name === 'Tokensmith keychain'));
  await expect.poll(hasAgent, { timeout: 30_000 }).toBe(false);
}

/** The first screen takes presses: its main button is there and enabled. */
async function isUsable({ window }: Tokensmith): Promise<void> {
  await window.getByRole('navigation').waitFor();
  await window.getByRole('main').getByRole('button').first().waitFor();
}

async function isThere({ window }: Tokensmith): Promise<void> {
  await window.getByRole('heading').waitFor();
}
