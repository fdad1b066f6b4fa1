import { once } from 'node:events';

/** Where a command reads and writes. */
export type Terminal = {
  /** Standard input, as chunks. */
  readonly input: AsyncIterable<Uint8Array>;
  /** Whether colours may be used: a terminal, and NO_COLOR is not set (no-color.org). */
  readonly hasColor: boolean;
  /** To standard output; waits while its reader is slow. */
  write(text: string): Promise<void>;
  /** One line to standard error. */
  complain(line: string): void;
};

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  // `tokensmith … | head` ends the pipe: that is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    input: stdin,
    hasColor: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    async write(text) {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    complain: (line) => void stderr.write(`${line}\n`),
  };
}

/** Characters that a terminal obeys, or that hide or reorder text: control, bidirectional, invisible. */
const untrusted = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text from a token or file, made safe for a terminal: "\u{202e}" instead of what it would do. */
export function visible(text: string): string {
  return text.replace(untrusted, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same for JSON text, which stays JSON of the same value: such characters can only stand in its strings. */
export function visibleJson(json: string): string {
  return json.replace(untrusted, (character) =>
    character === '\n' ? character : [...utf16(character)].map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join(''),
  );
}

function* utf16(text: string): Generator<number> {
  for (let index = 0; index < text.length; index++) yield text.charCodeAt(index);
}
