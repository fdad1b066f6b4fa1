import { CommanderError } from 'commander';
import { exits } from './exits.ts';
import { errorNode, jsonLine } from './json-output.ts';
import { errorSentence } from './messages.ts';
import { buildProgram, type Run } from './program.ts';
import { visible, type Terminal } from './terminal.ts';

/** Runs one command. @returns the exit code */
export async function main(words: readonly string[], version: string, terminal: Terminal): Promise<number> {
  let exit: number = exits.good;
  const run: Run = async ({ json }, work) => {
    const done = await work();
    exit = done.ok ? done.value : done.error.exit;
    if (done.ok) return;
    terminal.complain(`tokensmith: ${visible(errorSentence(done.error.error))}`);
    if (json) await terminal.write(jsonLine(errorNode(done.error.error)));
  };
  try {
    await buildProgram(terminal, version, run).parseAsync([...words], { from: 'user' });
    return exit;
  } catch (cause) {
    // Help and version are asked for; everything else that commander throws is a mistake in the words.
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? exits.good : exits.usage;
    throw cause;
  }
}
