import { withDisplay } from './desktop.ts';
import { prepare } from './prepare.ts';
import { runScript, say } from './terminal.ts';
import { runPlaywright } from './testing/playwright.ts';
import { tallyLine } from './testing/tally.ts';

await runScript(async () => {
  await prepare({ virtualDesktop: true });
  const tally = await withDisplay((env) => runPlaywright(['e2e'], env, process.argv.slice(2)), 'virtual');
  say(tallyLine(tally));
  return tally.failed === 0 ? 0 : 1;
});
