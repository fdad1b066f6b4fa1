import { formatDuration } from '../../../lib/format.ts';
import type { Messages } from '../../../messages/screens.ts';
import type { DraftProblem } from './policy-draft.ts';

/** What was expected, and what came. */
export function problemText(problem: DraftProblem | undefined, m: Messages): string | null {
  if (problem === undefined) return null;
  const words = m.inspectVerdict.problems;
  switch (problem.code) {
    case 'duration-malformed':
    case 'duration-without-unit':
    case 'duration-of-months':
      return words[problem.code](problem.expected, problem.actual);
    case 'duration-too-long':
    case 'duration-too-short':
      return words[problem.code](formatDuration(problem.expected, m.time), formatDuration(problem.actual, m.time));
    case 'rule-without-claim':
    case 'rule-without-value':
      return words[problem.code];
  }
}
