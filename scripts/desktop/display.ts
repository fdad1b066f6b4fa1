import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { stopProcess } from '../child.ts';
import { Refusal } from '../terminal.ts';

/** A virtual screen. `name` is the value for DISPLAY. */
export type Display = { name: string; stop(): Promise<void> };

/** Large enough for a window of 1440 x 900 with its frame. */
const SCREEN = '1600x1000x24';

/** The descriptor on which Xvfb reports the number that it chose: no two runs can want the same one. */
const NUMBER_DESCRIPTOR = 3;

/** Whether this Linux process has a screen to draw on; Windows and macOS always have one. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * Starts a virtual screen of its own, reachable on this machine only.
 * @throws Refusal when Xvfb cannot be started
 */
export async function startDisplay(): Promise<Display> {
  // -ac: a test may run the app as another user, who has no cookie for this screen.
  const server = spawn('Xvfb', ['-displayfd', String(NUMBER_DESCRIPTOR), '-screen', '0', SCREEN, '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const report = server.stdio[NUMBER_DESCRIPTOR] as Readable;
  let errors = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    report.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.endsWith('\n')) resolve(text.trim());
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(errors.trim() || 'it ended at once')));
  }).catch((error: Error) => {
    throw new Refusal(`The virtual screen (Xvfb) could not be started: ${error.message}`);
  });
  return { name: `:${number}`, stop: () => stopProcess(server) };
}

/**
 * Runs `action` with a screen.
 * @param which `virtual`: a new one even where there is a real one, so that no window pops up in front of somebody
 */
export async function withDisplay<T>(action: (env: NodeJS.ProcessEnv) => Promise<T>, which: 'any' | 'virtual' = 'any'): Promise<T> {
  if (process.platform !== 'linux' || (which === 'any' && hasDisplay())) return action(process.env);
  const display = await startDisplay();
  try {
    const { WAYLAND_DISPLAY: _, ...env } = process.env;
    return await action({ ...env, DISPLAY: display.name });
  } finally {
    await display.stop();
  }
}
