import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** What a finished command left behind. `code` is null when it could not start or died of a signal. */
export type Outcome = { code: number | null; output: string; error: string };

/** Runs a command to its end and collects what it wrote. Never throws: a missing command has code null. */
export async function capture(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = '';
    let error = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (error += text));
    child.once('error', (cause) => resolve({ code: null, output, error: cause.message }));
    child.once('close', (code) => resolve({ code, output, error }));
  });
}

/** Runs a command on the user's own terminal and gives its exit code; a signal counts as 1. */
export async function runVisibly(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    passSignals(child);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** The command's full path when it is on PATH, else null. */
export async function findCommand(name: string): Promise<string | null> {
  const found = await capture('sh', ['-c', 'command -v "$0"', name]);
  return found.code === 0 ? found.output.trim() : null;
}

/** Ctrl+C must reach the child first, so that it can clean up; the parent ends when the child has. */
function passSignals(child: ChildProcess): void {
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  child.once('close', () => {
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
  });
}

/**
 * Stops a process for good: asks, and kills when it has not gone in time. Also ends one that is stopped (SIGSTOP).
 * @param graceMs how long it may take to leave by itself
 */
export async function stopProcess(child: ChildProcess, graceMs = 2_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  await new Promise<void>((resolve) => {
    const deadline = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(deadline);
      resolve();
    });
    child.kill('SIGCONT');
    child.kill('SIGTERM');
  });
}
