import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../../electron/engine/vault/migrate.ts';
import { migrations } from '../../electron/engine/vault/migrations/all.ts';
import { createVault } from '../../electron/engine/vault/vault.ts';
import type { Figure } from '../../scripts/figure.ts';
import { ending, startProgram } from '../faults/programs/program.ts';
import { openPlain } from './programs/plain-sqlite.ts';
import { fixedKeychain } from './programs/fixed-keychain.ts';
import { insertPair } from './programs/pairs.ts';

const PAIRS = 150;
/** One process reads this many damaged vaults; if one kills it, the next goes on. */
const BATCH = 50;

export const figure: Figure = {
  name: 'bit-flips',
  title: 'One flipped bit in the vault file or its log',
  async run({ full, progress }) {
    const plan = full ? { file: 1_800, log: 200, plain: 50 } : { file: 90, log: 10, plain: 5 };
    const parent = mkdtempSync(path.join(tmpdir(), 'tokensmith-bit-flips-'));
    try {
      await makeVaults(parent);
      const total = plan.file + plan.log + plan.plain;
      const file = await flips(path.join(parent, 'closed'), 'vault.db', plan.file, [], (done) => progress(done, total));
      const log = await flips(path.join(parent, 'killed'), 'vault.db-wal', plan.log, [], (done) => progress(plan.file + done, total));
      const plain = await flips(path.join(parent, 'plain'), 'vault.db', plan.plain, ['plain'], () => undefined);
      progress(total, total);
      const wrong = [
        ...file.filter((outcome) => !/^(detected \S+|unread)$/.test(outcome)),
        ...log.filter((outcome) => !/^(detected \S+|harmless|older)$/.test(outcome)),
      ];
      const count = (outcomes: string[], kind: string) => outcomes.filter((outcome) => outcome.startsWith(kind)).length;
      return {
        cases: file.length + log.length,
        wrong: wrong.length,
        summary:
          `file: ${count(file, 'detected')} detected on reading, ${count(file, 'unread')} in pages that nothing needed, found by the ` +
          `full check; log after a crash: ${count(log, 'older')} cut there, as after a torn write, ${count(log, 'detected')} detected, ` +
          `${count(log, 'harmless')} in its unused part; ${wrong.length} silent, deadly, or changed by looking`,
        control: {
          description: 'a text in plain SQLite: read without an error',
          caught: count(plain, 'silent'),
          of: plain.length,
        },
        details: wrong,
      };
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  },
};

/** Three with the same content: closed in order, as a crash leaves it (nearly all in the log), and plain SQLite. */
async function makeVaults(parent: string): Promise<void> {
  const living = path.join(parent, 'living');
  const vault = createVault({ folder: living, secrets: fixedKeychain });
  await vault.open();
  for (let number = 1; number <= PAIRS; number++) vault.write(({ database }) => insertPair(database, number));
  cpSync(living, path.join(parent, 'killed'), { recursive: true, filter: (name) => !/ballast|-shm$/.test(name) });
  vault.close();
  cpSync(living, path.join(parent, 'closed'), { recursive: true, filter: (name) => !name.includes('ballast') });
  mkdirSync(path.join(parent, 'plain'));
  const plain = openPlain(path.join(parent, 'plain', 'vault.db'));
  migrate(plain, migrations);
  for (let number = 1; number <= PAIRS; number++) insertPair(plain, number);
  plain.close();
}

/** One outcome per flip; 'death' for the one that ended the process which read it. */
async function flips(original: string, file: string, times: number, extra: string[], progress: (done: number) => void): Promise<string[]> {
  const outcomes: string[] = [];
  while (outcomes.length < times) {
    const batch = Math.min(BATCH, times - outcomes.length);
    const program = startProgram('../../figures/programs/flip-and-read.ts', [original, file, String(batch), ...extra], {
      env: { ...process.env, PAIRS: String(PAIRS) },
    });
    const { output, code, signal, errors } = await ending(program);
    const lines = output.split('\n').filter(Boolean);
    outcomes.push(...lines);
    if (lines.length < batch) outcomes.push(`death: ${signal ?? code} ${errors.slice(0, 300)}`);
    progress(outcomes.length);
  }
  return outcomes;
}
