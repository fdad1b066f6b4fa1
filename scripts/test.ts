import { withDisplay } from './desktop.ts';
import { prepare } from './prepare.ts';
import { announce, runScript, say, seconds } from './terminal.ts';
import { measureFigures, tallyOf } from './testing/figures.ts';
import { runPlaywright } from './testing/playwright.ts';
import { runStaticChecks } from './testing/static-checks.ts';
import { sum, tallyLine } from './testing/tally.ts';

/** Everything. The last line is the count, alone: "N passed, N failed". */
await runScript(async () => {
  const started = Date.now();
  announce('What the app needs');
  await prepare({ virtualDesktop: true });
  const tally = await withDisplay(async (env) => {
    Object.assign(process.env, env);
    announce('Types, lint, format');
    const statics = await runStaticChecks();
    announce('Tests');
    const tests = await runPlaywright(['unit', 'contract', 'rooms', 'vectors', 'faults', 'e2e'], env);
    announce('Figures, small (`npm run figures` measures them in full)');
    const figures = tallyOf(await measureFigures({ full: false, names: [] }));
    return sum([statics, tests, figures]);
  }, 'virtual');
  say(`\nAll of it took ${seconds(Date.now() - started)}.`);
  say(tallyLine(tally));
  return tally.failed === 0 ? 0 : 1;
});
