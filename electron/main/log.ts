import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { redact } from '../engine/redact.ts';

const maxBytes = 1_048_576;
const keptFiles = 5;

/** The only fields that a log line can have. */
export type LogEntry = {
  event: string;
  channel?: string;
  id?: string;
  stage?: string;
  state?: string;
  cause?: unknown;
};

export type Log = (entry: LogEntry) => void;

/** JSON lines in `folder`/tokensmith.log, 0600, five files of 1 MiB. A log that cannot be written is no failure. */
export function openLog(folder: string, now: () => Date = () => new Date()): Log {
  const file = path.join(folder, 'tokensmith.log');
  return (entry) => {
    const { event, channel, id, stage, state, cause } = entry;
    const line = JSON.stringify({ at: now().toISOString(), event, channel, id, stage, state, cause: describe(cause) });
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(file);
      appendFileSync(file, `${redact(line)}\n`, { mode: 0o600 });
    } catch {
      // Nowhere to write to; the state on the screen tells the user.
    }
  };
}

/** Name, message and our own frames of the stack: enough to find the place, no values. */
function describe(cause: unknown): string | undefined {
  if (cause === undefined) return undefined;
  if (!(cause instanceof Error)) return typeof cause;
  const frames = (cause.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  const message = cause.message.slice(0, 300);
  return [`${cause.name}: ${message}`, ...frames.map((frame) => frame.trim())].join(' | ');
}

function rotate(file: string): void {
  if (!existsSync(file) || statSync(file).size < maxBytes) return;
  for (let number = keptFiles - 1; number >= 1; number--) {
    const from = number === 1 ? file : `${file}.${number - 1}`;
    if (existsSync(from)) renameSync(from, `${file}.${number}`);
  }
}
