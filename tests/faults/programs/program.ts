import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A test's helper process, written in TypeScript beside this file. What it prints is its result. */
export type Program = ChildProcessByStdio<null, Readable, Readable>;

const loader = import.meta.resolve('tsx');

export type ProgramOptions = {
  env?: NodeJS.ProcessEnv;
  /** Words to put before node's own: ['unshare', '-m'], for example. */
  before?: readonly string[];
};

export function startProgram(name: string, args: readonly string[], { env = process.env, before = [] }: ProgramOptions = {}): Program {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const [command, ...words] = [...before, process.execPath, '--import', loader, file, ...args];
  return spawn(command ?? process.execPath, words, { env, cwd: path.dirname(file), stdio: ['ignore', 'pipe', 'pipe'] });
}

export type Ending = { code: number | null; signal: NodeJS.Signals | null; output: string; errors: string };

/** Waits for the program's end. */
export async function ending(program: Program): Promise<Ending> {
  let output = '';
  let errors = '';
  program.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('close', (code, signal) => resolve({ code, signal, output, errors }));
  });
}
