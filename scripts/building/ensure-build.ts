import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'electron-vite';
import { inProject, root } from '../project.ts';
import { messageOf, Refusal, say, seconds } from '../terminal.ts';
import { buildCommandLine } from './command-line.ts';
import { fingerprint } from './inputs.ts';

/** What the last complete build was made from. */
const stamp = inProject('out', 'build.sha256');

const products = [
  'main/index.js',
  'main/keychain-agent.js',
  'preload/index.cjs',
  'renderer/index.html',
  'cli/index.js',
  'cli/keychain-agent.js',
];

/** Builds the app and the command line into out/, unless nothing has changed since the last build. */
export async function ensureBuild(): Promise<void> {
  const current = fingerprint();
  if ((await readFile(stamp, 'utf8').catch(() => null)) === current && products.every((file) => existsSync(inProject('out', file)))) {
    say('Build: nothing has changed since the last one.');
    return;
  }
  const started = Date.now();
  await rm(stamp, { force: true });
  await withoutTraces(async () => {
    await build({ root, logLevel: 'warn' });
    await buildCommandLine();
  }).catch((error: unknown) => {
    throw new Refusal(`The build failed:\n${messageOf(error)}`);
  });
  await mkdir(inProject('out'), { recursive: true });
  await writeFile(stamp, current);
  say(`Build: out/ is complete (${seconds(Date.now() - started)}).`);
}

/** The bundlers leave NODE_ENV and their own settings behind; what this process starts later must not inherit them. */
async function withoutTraces(action: () => Promise<void>): Promise<void> {
  const before = { ...process.env };
  try {
    await action();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
