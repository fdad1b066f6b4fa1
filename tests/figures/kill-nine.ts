import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVault } from '../../electron/engine/vault/vault.ts';
import type { Figure } from '../../scripts/figure.ts';
import { ending, startProgram } from '../faults/programs/program.ts';
import { fixedKeychain } from './programs/fixed-keychain.ts';
import { judgePairs } from './programs/pairs.ts';

const LATEST_KILL_MS = 25;

export const figure: Figure = {
  name: 'kill-nine',
  title: 'kill -9 while writing',
  async run({ full, progress }) {
    const [kills, controls] = full ? [200, 10] : [10, 2];
    const tally = { acknowledged: 0, details: [] as string[], wrong: 0, caught: 0 };
    await inFolder(async (folder) => {
      let from = 1;
      for (let kill = 0; kill < kills; kill++) {
        const round = await killOnce(folder, from, []);
        tally.acknowledged += round.acknowledged.length;
        if (round.problems.length > 0) tally.wrong += 1;
        tally.details.push(...round.problems.map((problem) => `kill ${kill + 1}: ${problem}`));
        from = round.next;
        progress(kill + 1, kills + controls);
      }
    });
    for (let control = 0; control < controls; control++) {
      await inFolder(async (folder) => {
        const round = await killOnce(folder, 1, ['lie']);
        if (round.problems.some((problem) => problem.startsWith('lost'))) tally.caught += 1;
      });
      progress(kills + control + 1, kills + controls);
    }
    return {
      cases: kills,
      wrong: tally.wrong,
      summary: `${kills} kills, ${tally.acknowledged} acknowledged writes: ${tally.wrong} kills lost one or left half of one`,
      control: { description: 'a writer that acknowledges before it commits', caught: tally.caught, of: controls },
      details: tally.details,
    };
  },
};

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const parent = mkdtempSync(path.join(tmpdir(), 'tokensmith-kill-nine-'));
  try {
    await work(path.join(parent, 'vault'));
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

type Round = { acknowledged: number[]; problems: string[]; next: number };

/** One writer, killed up to 25 ms after its first acknowledgement; then the vault is opened and everything read. */
async function killOnce(folder: string, from: number, extra: readonly string[]): Promise<Round> {
  const program = startProgram('../../figures/programs/write-until-killed.ts', [folder, String(from), ...extra]);
  const ended = ending(program);
  program.stdout.once('data', () => setTimeout(() => program.kill('SIGKILL'), randomInt(LATEST_KILL_MS + 1)));
  const { output, errors, signal } = await ended;
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${errors}`);
  // A number counts as acknowledged with its line end: a pipe may cut the last one.
  const acknowledged = output.split('\n').slice(0, -1).map(Number);

  const vault = createVault({ folder, secrets: fixedKeychain });
  const status = await vault.open();
  const judged = vault.read(({ database }) => ({ ...judgePairs(database), broken: database.integrity() }));
  vault.close();
  if (!judged.ok) return { acknowledged, problems: [`not readable: ${status.state}`], next: from };
  const { whole, wrong, broken } = judged.value;
  const present = new Set(whole);
  const lost = acknowledged.filter((number) => !present.has(number));
  return {
    acknowledged,
    problems: [...lost.map((number) => `lost ${number}`), ...wrong.map((what) => `half-written: ${what}`), ...broken],
    next: (whole.at(-1) ?? 0) + 1,
  };
}
