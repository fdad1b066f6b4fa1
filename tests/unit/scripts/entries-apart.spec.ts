import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { entriesApart } from '../../../scripts/building/entries-apart.ts';

/** Builds a program and a thread, as the app has them, and tells what the build says. */
async function saidOf(program: string, thread: string, other = ''): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokensmith-entries-'));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write('library.js', 'export const answer = 42;\n');
  write('other.js', other);
  write('program.js', program);
  write('thread.js', thread);
  const input = { program: path.join(folder, 'program.js'), thread: path.join(folder, 'thread.js') };
  try {
    const options = { ssr: true, write: false, rolldownOptions: { input } };
    await build({ configFile: false, root: folder, logLevel: 'silent', plugins: [entriesApart()], build: options });
    return 'built';
  } catch (error) {
    return String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const uses = "import { answer } from './library.js';\nconsole.log(answer);\n";
const usesLater = "console.log((await import('./library.js')).answer);\n";

test('a thread that would run the program is not built', async () => {
  const throughOther = "export const later = () => import('./program.js');\n";
  expect(await saidOf(uses, "const { later } = await import('./other.js');\nlater();\n", throughOther)).toMatch(
    /thread\.m?js would run program\.m?js/,
  );
});

test('what both need stands in a file of its own, and that is well', async () => {
  expect(await saidOf(uses, uses)).toBe('built');
  expect(await saidOf(usesLater, usesLater)).toBe('built');
});
