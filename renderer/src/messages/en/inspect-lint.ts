import type { LintCode, LintFinding } from '../../../../shared/lint.ts';
import type { CheckValue } from '../../../../shared/verdict.ts';
import { lintByteTexts } from './inspect-lint-bytes.ts';
import { lintClaimTexts } from './inspect-lint-claims.ts';
import { lintHeaderTexts } from './inspect-lint-header.ts';

/** One finding: what, why it matters and the mend. Values from a token come into the title: draw it with SafeText. */
export type LintText = {
  readonly title: (expected: CheckValue, actual: CheckValue) => string;
  readonly why: string;
  readonly mend: string;
};

const codes: Readonly<Record<LintCode, LintText>> = { ...lintHeaderTexts, ...lintClaimTexts, ...lintByteTexts };

const severity: Readonly<Record<LintFinding['severity'], string>> = { danger: 'Danger', warning: 'Warning', note: 'Note' };
const places: Readonly<Record<LintFinding['place'], string>> = {
  header: 'header',
  payload: 'claims',
  signature: 'signature',
  encryption: 'encryption header',
  disclosures: 'disclosures',
  token: 'whole token',
};

export const inspectLint = {
  title: 'Practice',
  loading: 'Looking the token over …',
  severity,
  places,
  count: (severity: LintFinding['severity'], count: number) =>
    ({
      danger: count === 1 ? '1 danger' : `${count} dangers`,
      warning: count === 1 ? '1 warning' : `${count} warnings`,
      note: count === 1 ? '1 note' : `${count} notes`,
    })[severity],
  emptyTitle: 'Nothing to say against it',
  emptyText: 'It is written as the standards and good practice want it. Whether it is genuine is said by the verdict.',
  about: 'Why, and how to mend it',
  why: 'Why it matters',
  mend: 'How to mend it',
  rule: 'Rule',
  codes,
};
export type InspectLintMessages = typeof inspectLint;
