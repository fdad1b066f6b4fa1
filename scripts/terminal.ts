/** What the scripts say to the person in front of them: plain lines, and one progress line that rewrites itself on a terminal. */

/** An expected failure: its message is the whole explanation, no stack trace is shown. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Where the words go: standard output, unless that is kept for a machine's reading. */
let speech: NodeJS.WriteStream = process.stdout;

/** With `--json` only the result may stand on standard output. */
export function redirectSpeech(stream: NodeJS.WriteStream): void {
  speech = stream;
}

/** One line for the person who started the script. */
export function say(line: string): void {
  speech.write(`${line}\n`);
}

/** A heading before a longer step. */
export function announce(title: string): void {
  say(`\n== ${title}`);
}

export type Progress = { update(text: string): void; end(text: string): void };

/** How often a log file (not a terminal) gets a new progress line, in milliseconds. */
const LOG_INTERVAL_MS = 5_000;

/** A progress line: rewritten in place on a terminal, repeated every five seconds in a log. */
export function progressLine(): Progress {
  const isTerminal = speech.isTTY;
  let lastLogged = 0;
  return {
    update(text) {
      if (isTerminal) {
        speech.write(`\r\x1b[K${text}`);
      } else if (Date.now() - lastLogged >= LOG_INTERVAL_MS) {
        lastLogged = Date.now();
        say(text);
      }
    },
    end(text) {
      speech.write(isTerminal ? `\r\x1b[K${text}\n` : `${text}\n`);
    },
  };
}

/** "196 MB", "1.4 s": sizes in decimal megabytes and times as people read them. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs a script's main function: its number is the exit code, a Refusal prints its message and exits 1,
 * anything else is a defect and shows its stack.
 */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
