import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { main } from '../../../electron/cli/main.ts';
import type { Terminal } from '../../../electron/cli/terminal.ts';

export type Done = { exit: number | null; out: string; error: string };

const entry = path.resolve(import.meta.dirname, '../../../electron/cli/index.ts');

type Fixtures = {
  /** Runs the command line as its own process, from its source, without a vault and without colours. */
  tokensmith: (words: string[], input?: string, env?: Record<string, string>) => Promise<Done>;
  /** Runs it inside this process, for what does not need one of its own. */
  inside: (words: string[], input?: string) => Promise<Done>;
  /** Writes a file of the test's own and gives its path. */
  file: (name: string, content: string | Buffer | object) => string;
};

export const test = base.extend<Fixtures>({
  tokensmith: async ({}, use, info) => {
    await use((words, input = '', env = {}) => {
      const child = startCli(words, { TOKENSMITH_DATA_DIR: info.outputPath('data'), TOKENSMITH_VAULT: 'memory', ...env });
      child.stdin.on('error', () => undefined).end(input);
      return finished(child);
    });
  },
  inside: async ({}, use) => {
    await use(async (words, input = '') => {
      const done: Done = { exit: null, out: '', error: '' };
      const terminal: Terminal = {
        input: (async function* () {
          if (input !== '') yield Buffer.from(input);
        })(),
        hasColor: false,
        write: async (text) => void (done.out += text),
        complain: (line) => void (done.error += `${line}\n`),
      };
      done.exit = await main(words, '0.0.0', terminal);
      return done;
    });
  },
  file: async ({}, use, info) => {
    await use((name, content) => {
      const place = info.outputPath(name);
      writeFileSync(place, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
      return place;
    });
  },
});

export function startCli(words: string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, ['--import', 'tsx', entry, ...words], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export async function finished(child: ReturnType<typeof startCli>): Promise<Done> {
  const done: Done = { exit: null, out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (done.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (done.error += text));
  done.exit = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  return done;
}

/** Every line of JSON lines, parsed. */
export function jsonLines(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
