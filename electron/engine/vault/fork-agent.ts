import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AgentProcess } from './keychain.ts';

export type ForkOptions = {
  /** The agent's file, when it is not beside this one: .js, or .ts, which needs tsx to be installed. */
  file?: string;
  env?: NodeJS.ProcessEnv;
};

/**
 * The keychain's process for plain Node: the command line and the tests. It does not keep its parent alive, and dies
 * with it.
 */
export function forkAgent({ file = findAgent(), env = process.env }: ForkOptions = {}): AgentProcess {
  const child = fork(file, [], {
    env,
    execArgv: file.endsWith('.ts') ? ['--import', tsxLoader()] : [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return {
    post: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      child.once('exit', () => listener());
      child.once('error', () => listener());
    },
    // A plain SIGTERM would do for a thread that waits, but not for a process that is stopped.
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Beside this file in the source and in the built command line, or one folder up from a shared chunk. */
function findAgent(): string {
  const here = import.meta.dirname;
  const candidates = ['keychain-agent.ts', 'keychain-agent.js', '../keychain-agent.js'].map((name) => path.join(here, name));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error('The keychain agent is missing from this build');
  return found;
}

function tsxLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
