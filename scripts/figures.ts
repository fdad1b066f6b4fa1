import { withDisplay } from './desktop.ts';
import { readWords } from './discover.ts';
import { prepare } from './prepare.ts';
import { redirectSpeech, runScript, say } from './terminal.ts';
import { table } from './table.ts';
import { measureFigures, tallyOf, type Measured } from './testing/figures.ts';
import { tallyLine } from './testing/tally.ts';

/** npm run figures [-- name … --small --json] */
await runScript(async () => {
  const { flags, names } = readWords(process.argv.slice(2), ['--json', '--small']);
  const isJson = flags.has('--json');
  if (isJson) redirectSpeech(process.stderr);
  await prepare({ virtualDesktop: true });
  const measured = await withDisplay(async (env) => {
    Object.assign(process.env, env);
    return measureFigures({ full: !flags.has('--small'), names });
  }, 'virtual');
  if (isJson) process.stdout.write(`${JSON.stringify(measured.map(asJson), null, 2)}\n`);
  else show(measured);
  return measured.every(({ held }) => held) ? 0 : 1;
});

function show(measured: readonly Measured[]): void {
  const rows = measured.map((one) => {
    const verdict = one.held ? 'holds' : 'BROKEN';
    if ('error' in one) return [one.figure.name, '–', '–', '–', verdict, one.error];
    const { cases, wrong, control, summary } = one.result;
    return [one.figure.name, String(cases), String(wrong), `${control.caught}/${control.of}`, verdict, summary];
  });
  say(`\n${table(['figure', 'cases', 'wrong', 'control', '', 'what'], rows)}`);
  say(`\n${tallyLine(tallyOf(measured))}`);
}

function asJson(one: Measured): object {
  const { name, title } = one.figure;
  const outcome = 'error' in one ? { error: one.error } : one.result;
  return { name, title, held: one.held, seconds: one.seconds, ...outcome };
}
