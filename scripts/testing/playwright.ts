import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runVisibly } from '../child.ts';
import { inProject, root } from '../project.ts';
import { tallySchema, type Tally } from './tally.ts';
import { tallyFileVariable } from './tally-reporter.ts';

/** The rooms of tests/, each a project of tests/playwright.config.ts. */
export type TestRoom = 'unit' | 'contract' | 'rooms' | 'vectors' | 'faults' | 'e2e' | 'tour';

/**
 * Runs the given rooms with Playwright, its lines going straight to the terminal.
 * @param words further arguments, such as a file name or `--grep`
 */
export async function runPlaywright(
  rooms: readonly TestRoom[],
  env: NodeJS.ProcessEnv = process.env,
  words: readonly string[] = [],
): Promise<Tally> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-tally-'));
  const file = path.join(folder, 'tally.json');
  try {
    const cli = inProject('node_modules', '@playwright', 'test', 'cli.js');
    const projects = rooms.map((room) => `--project=${room}`);
    const code = await runVisibly(
      process.execPath,
      [cli, 'test', '-c', inProject('tests', 'playwright.config.ts'), ...projects, ...words],
      {
        cwd: root,
        env: { ...env, [tallyFileVariable]: file },
      },
    );
    const written = await readFile(file, 'utf8').catch(() => null);
    const tally = written === null ? { passed: 0, failed: 0, skipped: 0 } : tallySchema.parse(JSON.parse(written));
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
