import type { LintFinding } from '../../../../../shared/lint.ts';
import type { Messages } from '../../../messages/screens.ts';

/** What it is, in a sentence. Values from the token come into it: draw it with SafeText, or write hidden characters out. */
export function lintTitle({ code, expected, actual }: Pick<LintFinding, 'code' | 'expected' | 'actual'>, m: Messages): string {
  return m.inspectLint.codes[code].title(expected, actual);
}
