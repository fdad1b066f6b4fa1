import { writeFileSync } from 'node:fs';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import type { Tally } from './tally.ts';

/** Set by the scripts: the file that receives the numbers. */
export const tallyFileVariable = 'TOKENSMITH_TALLY';

/** A passed test gets a line of its own when it took this long, or when nothing was said for a while. */
const SLOW_MS = 1_000;
const SILENCE_MS = 2_000;

/** Shows how far it is, every slow or failed test, and the failures in full at the end; hands the numbers to the scripts. */
class TallyReporter implements Reporter {
  readonly #failures: string[] = [];
  readonly #tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  #width = 1;
  #total = 0;
  #done = 0;
  #lastLine = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#total = suite.allTests().length;
    this.#width = String(this.#total).length;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const outcome = result.status === 'skipped' ? 'skipped' : test.ok() ? 'passed' : 'failed';
    this.#tally[outcome] += 1;
    this.#done += 1;
    const [, project = '', , ...titles] = test.titlePath();
    const name = `${project} › ${titles.join(' › ')}`;
    const isQuick = result.duration < SLOW_MS && outcome === 'passed';
    if (!isQuick || Date.now() - this.#lastLine > SILENCE_MS) this.#say(outcome, name, result.duration);
    if (outcome === 'failed') this.#failures.push(`✗ ${name}\n  ${place(test)}\n${indent(result.errors.map(describe).join('\n\n'))}`);
  }

  #say(outcome: keyof Tally, name: string, duration: number): void {
    const mark = { passed: '✓', failed: '✗', skipped: '-' }[outcome];
    const count = String(this.#done).padStart(this.#width);
    this.#lastLine = Date.now();
    process.stdout.write(`[${count}/${this.#total}] ${mark} ${name} (${(duration / 1000).toFixed(1)} s)\n`);
  }

  /** The tour tells its steps; what other tests print is not for the reader. */
  onStdOut(chunk: string | Buffer, test: void | TestCase): void {
    if (test?.titlePath()[1] === 'tour') process.stdout.write(chunk);
  }

  onError(error: TestError): void {
    this.#tally.failed += 1;
    this.#failures.push(`✗ outside of any test\n${indent(describe(error))}`);
  }

  onEnd(result: FullResult): void {
    if (this.#failures.length > 0) process.stdout.write(`\n${this.#failures.join('\n\n')}\n`);
    const { passed, failed, skipped } = this.#tally;
    if (failed === 0 && result.status !== 'passed') this.#tally.failed = 1;
    process.stdout.write(
      `\nPlaywright: ${passed} passed, ${failed} failed, ${skipped} skipped (${(result.duration / 1000).toFixed(0)} s)\n`,
    );
    const file = process.env[tallyFileVariable];
    if (file !== undefined) writeFileSync(file, JSON.stringify(this.#tally));
  }

  printsToStdio(): boolean {
    return true;
  }
}

function describe(error: TestError): string {
  const snippet = error.snippet === undefined ? '' : `\n${error.snippet}`;
  return `${error.message ?? error.value ?? 'no message'}${snippet}`;
}

function place(test: TestCase): string {
  return `${test.location.file}:${test.location.line}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

export default TallyReporter;
