import { runScript, say, seconds } from './terminal.ts';
import { runPlaywright } from './testing/playwright.ts';
import { runStaticChecks } from './testing/static-checks.ts';
import { sum, tallyLine } from './testing/tally.ts';

/** What can be known in under a minute: types, lint, format, and the tests that need nothing but Node. */
await runScript(async () => {
  const started = Date.now();
  const tally = sum(await Promise.all([runStaticChecks(), runPlaywright(['unit', 'contract', 'rooms'])]));
  say(`\n${tallyLine(tally)} in ${seconds(Date.now() - started)}`);
  return tally.failed === 0 ? 0 : 1;
});
