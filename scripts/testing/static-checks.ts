import { capture } from '../child.ts';
import { inProject, root } from '../project.ts';
import { say, seconds } from '../terminal.ts';
import { sum, type Tally } from './tally.ts';

type StaticCheck = { name: string; script: string; words: string[] };

const checks: readonly StaticCheck[] = [
  { name: 'types', script: inProject('node_modules', 'typescript', 'bin', 'tsc'), words: ['-b', '--pretty', 'false'] },
  { name: 'lint', script: inProject('node_modules', 'oxlint', 'bin', 'oxlint'), words: ['-c', 'oxlint.config.mjs', '.'] },
  { name: 'format', script: inProject('node_modules', 'oxfmt', 'bin', 'oxfmt'), words: ['--check'] },
];

/** Types, lint and format, at once; each counts as one test. What a red one has to say is printed. */
export async function runStaticChecks(): Promise<Tally> {
  return sum(await Promise.all(checks.map(runOne)));
}

async function runOne({ name, script, words }: StaticCheck): Promise<Tally> {
  const started = Date.now();
  const { code, output, error } = await capture(process.execPath, [script, ...words], { cwd: root });
  const isGreen = code === 0;
  say(`${isGreen ? '✓' : '✗'} ${name} (${seconds(Date.now() - started)})`);
  if (!isGreen) say(`${output}${error}`.trim().replaceAll(/^/gm, '  '));
  return { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, skipped: 0 };
}
