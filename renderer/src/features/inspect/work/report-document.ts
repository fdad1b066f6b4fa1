import type { Report, ReportRow } from '../../../../../shared/report.ts';
import { formatBytes, formatNumber, formatUtc } from '../../../lib/format.ts';
import { checkTitle } from '../../../messages/check-title.ts';
import type { Messages } from '../../../messages/screens.ts';
import { writtenOut } from '../../../ui/safe-text.tsx';
import { judgementOf } from '../judgement.ts';
import { lintTitle } from '../lint/lint-words.ts';

export type ReportTable = { readonly title: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A report in words, before it is written in one of its forms. Every text is written out: nothing hidden is in it. */
export type ReportDocument = {
  readonly title: string;
  readonly isGood: boolean;
  readonly facts: readonly (readonly [name: string, text: string])[];
  readonly tables: readonly ReportTable[];
  readonly foot: string;
};

export function documentOf(report: Report, m: Messages): ReportDocument {
  const t = m.inspectWork;
  const { key } = report;
  const checks = report.checks.map(({ name, outcome, code, expected, actual }) => {
    return [checkTitle(name, m.checks), m.checks.outcomes[outcome], m.checks.sentences[code](expected, actual)];
  });
  const findings = report.findings.map((finding) => [m.inspectLint.severity[finding.severity], lintTitle(finding, m)]);
  return {
    title: t.reportTitle[judgementOf({ checks: report.checks, valid: report.isValid }).kind],
    isGood: report.isValid,
    facts: [
      [m.inspect.token, t.reportOf(m.inspect.kind[report.kind], formatBytes(report.bytes, m.time.locale))],
      [t.verdict, t.reportAt(formatUtc(report.at, m.time.locale))],
      [
        t.key,
        key === null
          ? t.noKey
          : `${writtenOut(key.name)} · ${writtenOut(key.alg)}${key.kid === null ? '' : ` · kid ${writtenOut(key.kid)}`}`,
      ],
      [t.fingerprint, report.sha256],
    ],
    tables: [
      { title: t.reportChecks, columns: [t.check, t.outcome, t.reason], rows: written(checks) },
      { title: t.reportHeader, columns: [], rows: written(report.header.map((row) => [row.name, rowText(row, m)])) },
      { title: t.reportClaims, columns: [], rows: written(report.claims.map((row) => [row.name, rowText(row, m)])) },
      { title: t.reportFindings, columns: [], rows: findings.length > 0 ? written(findings) : [[t.nothingFound]] },
    ].filter(({ rows }) => rows.length > 0),
    foot: t.madeWith,
  };
}

function written(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((cells) => cells.map(writtenOut));
}

const times: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time']);

function rowText({ name, value, kind, size }: ReportRow, m: Messages): string {
  if (value !== null && kind === 'number' && times.has(name)) return `${value} · ${formatUtc(Number(value), m.time.locale)}`;
  return value ?? m.inspectWork.leftOut[kind](formatNumber(size ?? 0, m.time.locale));
}
