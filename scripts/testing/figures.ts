import { discover, isRunnable } from '../discover.ts';
import { holds, type Figure, type FigureResult } from '../figure.ts';
import { messageOf, progressLine, say, seconds } from '../terminal.ts';
import type { Tally } from './tally.ts';

/** A figure with what came of it; `error` when it could not be measured, which counts as not held. */
export type Measured = { figure: Figure; seconds: number } & ({ result: FigureResult; held: boolean } | { error: string; held: false });

/** Measures the figures of tests/figures one after the other. */
export async function measureFigures({ full, names }: { full: boolean; names: readonly string[] }): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const figure of await discover('tests/figures', 'figure', isFigure, names)) measured.push(await measure(figure, full));
  return measured;
}

export function tallyOf(measured: readonly Measured[]): Tally {
  const passed = measured.filter(({ held }) => held).length;
  return { passed, failed: measured.length - passed, skipped: 0 };
}

function isFigure(value: unknown): value is Figure {
  return isRunnable(value);
}

async function measure(figure: Figure, full: boolean): Promise<Measured> {
  const started = Date.now();
  const line = progressLine();
  const progress = (done: number, total: number) => line.update(`… ${figure.title}: ${done} of ${total}`);
  try {
    const result = await figure.run({ full, progress });
    const took = Date.now() - started;
    const held = holds(result);
    const { caught, of } = result.control;
    line.end(
      `${held ? '✓' : '✗'} ${figure.title}: ${result.cases} cases, ${result.wrong} wrong; control ${caught} of ${of} caught (${seconds(took)})`,
    );
    if (!held) explain(result);
    return { figure, seconds: took / 1000, result, held };
  } catch (error) {
    line.end(`✗ ${figure.title}: could not be measured: ${messageOf(error)}`);
    return { figure, seconds: (Date.now() - started) / 1000, error: messageOf(error), held: false };
  }
}

/** How many wrong cases a log names. The rest are like them, or are in the output of --json. */
const NAMED_CASES = 20;

function explain({ control, details = [] }: FigureResult): void {
  say(`  control: ${control.description}`);
  for (const detail of details.slice(0, NAMED_CASES)) say(`  ${detail}`);
  if (details.length > NAMED_CASES) say(`  and ${details.length - NAMED_CASES} more`);
}
