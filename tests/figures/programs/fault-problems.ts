import type { Fault } from '../key-faults.ts';
import type { Report, Step } from './fault-report.ts';

/** Longer would be felt as a stutter. */
const longestBlockMs = 50;

type Expected = Pick<Fault, 'says' | 'isLost'>;

/** What is wrong in what the program saw. */
export function problemsOf(report: Report, fault: Expected): string[] {
  return [
    ...underFault(report, fault),
    ...repairProblems(report, fault),
    ...keyProblems(report, fault),
    ...(report.longestBlock > longestBlockMs ? [`the loop was blocked for ${Math.round(report.longestBlock)} ms`] : []),
  ];
}

/** A keychain that was emptied works, and only what was in it before is missing. */
function outcomesOf(what: string, { says }: Expected): readonly string[] {
  if (what === 'delete' || what === 'finish') return ['ok'];
  const isNew = what === 'create' || what === 'import' || what === 'discard';
  if (what === 'import of three') return whileBreaking;
  return says === 'secret-missing' && isNew ? ['ok'] : [says];
}

/** In the middle of it a keychain may be in any state, also in that of finding nothing of what was just written. */
const whileBreaking = ['ok', 'secret-corrupt', 'keychain-missing', 'keychain-needs-setup', 'keychain-locked', 'keychain-hung'];

function underFault({ before, steps }: Report, fault: Expected): string[] {
  const problems: string[] = [];
  const expected = new Set(before.map(({ name }) => name));
  for (const { what, outcome, rows, adds, takes } of steps) {
    if (!outcomesOf(what, fault).includes(outcome)) problems.push(`${what} was ${outcome}`);
    if (outcome === 'ok') for (const name of adds) expected.add(name);
    for (const name of takes) expected.delete(name);
    if (!isSame(rows, expected)) problems.push(`after ${what} (${outcome}) the keys were ${rows.join(', ')}`);
  }
  return problems;
}

function isSame(rows: readonly string[], expected: ReadonlySet<string>): boolean {
  return rows.length === expected.size && rows.every((name) => expected.has(name));
}

/** Every orphan can be finished or, where there is no secret for it, thrown away. */
function repairProblems({ repairs, orphans, strays }: Report, { isLost = false }: Expected): string[] {
  const isRight = ({ what, outcome }: Step) => outcome === 'ok' || (what === 'adopt' && outcome === 'secret-missing');
  const problems = repairs.filter((step) => !isRight(step)).map(({ what, outcome }) => `mended, ${what} was ${outcome}`);
  const wasKept = repairs.some(({ what, outcome }) => what === 'adopt' && outcome === 'ok');
  if (!isLost && !wasKept) problems.push('mended, the orphan that had a secret could not be finished');
  if (orphans > 0) problems.push(`${orphans} orphans are left`);
  if (strays.length > 0) problems.push(`${strays.length} secrets without a key are left`);
  return problems;
}

function keyProblems({ before, after, state, reopened }: Report, { isLost = false }: Expected): string[] {
  const problems: string[] = [];
  const prints = new Map(after.map(({ name, thumbprint }) => [name, thumbprint]));
  for (const { name, thumbprint } of before) {
    if (name.startsWith('doomed')) continue;
    if (prints.get(name) !== thumbprint) problems.push(`"${name}" is gone, or another key`);
  }
  for (const { name, secret } of after) {
    const isRight = secret === 'ok' || secret === 'none' || (isLost && secret === 'secret-missing');
    if (!isRight) problems.push(`the secret of "${name}" was ${secret}`);
  }
  if (after.some(({ name }) => name.startsWith('doomed'))) problems.push('a deleted key is back');
  if (state !== (isLost ? 'lost' : 'ready')) problems.push(`at the next start the vault is ${state}`);
  const isKept = JSON.stringify(reopened) === JSON.stringify(after.map(({ name, thumbprint }) => ({ name, thumbprint })));
  if (!isLost && !isKept) problems.push('the next start has other keys');
  return problems;
}
