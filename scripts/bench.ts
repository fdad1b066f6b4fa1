import type { Bench, BenchRow } from './bench-row.ts';
import { withDisplay } from './desktop.ts';
import { discover, isRunnable, readWords } from './discover.ts';
import { prepare } from './prepare.ts';
import { table } from './table.ts';
import { redirectSpeech, runScript, say, seconds } from './terminal.ts';

/** npm run bench [-- name … --json]: exits 1 when a budget is broken. */
await runScript(async () => {
  const { flags, names } = readWords(process.argv.slice(2), ['--json']);
  const isJson = flags.has('--json');
  if (isJson) redirectSpeech(process.stderr);
  await prepare({ virtualDesktop: true });
  const rows = await withDisplay(async (env) => {
    Object.assign(process.env, env);
    return measure(await discover('tests/bench', 'bench', isBench, names));
  }, 'virtual');
  if (isJson) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else say(`\n${table(['row', 'value', 'reference', 'ratio', 'budget', ''], rows.map(cells))}`);
  const broken = rows.filter(({ within }) => !within).length;
  say(broken === 0 ? '\nAll budgets hold.' : `\n${broken} of ${rows.length} budgets are broken.`);
  return broken === 0 ? 0 : 1;
});

async function measure(benches: readonly Bench[]): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const bench of benches) {
    const started = Date.now();
    rows.push(...(await bench.run()).map(withoutNothing));
    say(`… ${bench.title} (${seconds(Date.now() - started)})`);
  }
  return rows;
}

/** A measurement that saw nothing keeps every budget: it is a broken measurement. */
function withoutNothing(row: BenchRow): BenchRow {
  const isMeasured = Number.isFinite(row.value) && row.value !== 0;
  return isMeasured ? row : { ...row, within: false, budget: `${row.budget} (nothing was measured)` };
}

function cells({ row, value, unit, reference, referenceName, ratio, budget, within }: BenchRow): string[] {
  const beside = reference === null ? '–' : `${inUnits(reference, unit)} ${referenceName}`;
  return [row, inUnits(value, unit), beside, ratio === null ? '–' : `${ratio.toFixed(2)}x`, budget, within ? 'holds' : 'BROKEN'];
}

function inUnits(value: number, unit: string): string {
  return `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)} ${unit}`.trimEnd();
}

function isBench(value: unknown): value is Bench {
  return isRunnable(value);
}
