import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { exits } from './exits.ts';
import { main } from './main.ts';
import { processTerminal } from './terminal.ts';

// Two folders up from the source and from out/cli alike.
const packageFile = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(packageFile));
const terminal = processTerminal();
try {
  process.exitCode = await main(process.argv.slice(2), version, terminal);
} catch (defect) {
  // Whatever a library throws may quote a token: only the kind of the defect is shown.
  terminal.complain(`tokensmith: something went wrong inside Tokensmith (${defect instanceof Error ? defect.name : typeof defect})`);
  process.exitCode = exits.unable;
}
