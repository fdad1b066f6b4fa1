import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, CircleX, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { scanSorts, ScanRow } from '../../../../../shared/scan.ts';
import { formatNumber, formatRelative } from '../../../lib/format.ts';
import { checkTitle } from '../../../messages/check-title.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/class-names.ts';
import { MiddleText, SafeText, writtenOut } from '../../../ui/safe-text.tsx';

/** In pixels. */
export const rowHeight = 48;

/** Head and rows have the same widths. Issuer and subject, which tell tokens apart, get what room there is. */
export const columnClass: Readonly<Record<(typeof scanSorts)[number], string>> = {
  verdict: 'w-32 shrink-0 pr-2 wide:w-44',
  issuer: 'min-w-36 flex-5 pr-2',
  subject: 'min-w-24 flex-4 pr-2',
  alg: 'w-22 shrink-0 pr-2',
  kid: 'min-w-16 flex-2 pr-2',
  expires: 'w-30 shrink-0 pr-2',
  place: 'min-w-20 flex-2 pr-2',
  times: 'w-14 shrink-0 text-right tabular-nums',
};

const looks: Readonly<Record<ScanRow['verdict'], { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  valid: { icon: CircleCheck, tone: 'valid' },
  warning: { icon: CircleAlert, tone: 'warning' },
  invalid: { icon: CircleX, tone: 'invalid' },
  unknown: { icon: CircleHelp, tone: 'neutral' },
  opaque: { icon: CircleDashed, tone: 'neutral' },
};

type Props = {
  readonly row: ScanRow | null;
  /** The clock that it was judged by, in Unix seconds. */
  readonly at: number;
  /** Then its issuer and subject stand below it in full: by keyboard there is no hover. */
  readonly isSelected: boolean;
};

/** One token; an outline where its page is still on the way. */
export function ScanTableRow({ row, at, isSelected }: Props) {
  const m = useMessages();
  if (row === null) {
    return (
      <div aria-hidden className="flex h-full animate-pulse items-center">
        <span className="h-3 w-1/2 rounded-sm bg-neutral-soft" />
      </div>
    );
  }
  const { icon, tone } = looks[row.verdict];
  return (
    <div className="flex h-full min-w-0 flex-col justify-center gap-0.5 text-xs">
      <div className="flex min-w-0 items-center">
        <span title={m.inspectScan.verdicts[row.verdict]} className={cx(columnClass.verdict, 'truncate')}>
          <Badge icon={icon} tone={tone}>
            {m.inspectScan.verdicts[row.verdict]}
          </Badge>
        </span>
        <Cell text={row.issuer} className={columnClass.issuer}>
          {(issuer) => <SafeText text={withoutScheme(issuer)} truncates />}
        </Cell>
        <Cell text={row.subject} className={columnClass.subject}>
          {(subject) => <MiddleText text={subject} isMono={false} />}
        </Cell>
        <Cell text={row.alg} className={columnClass.alg}>
          {(alg) => <SafeText text={alg} truncates isMono />}
        </Cell>
        <Cell text={row.kid} className={columnClass.kid}>
          {(kid) => <MiddleText text={kid} tail={4} />}
        </Cell>
        <span className={cx(columnClass.expires, 'truncate')}>{expiryText(row, at, m)}</span>
        <Place row={row} />
        <span className={cx(columnClass.times, 'truncate')}>
          {row.times > 1 && m.inspectScan.times(formatNumber(row.times, m.time.locale))}
        </span>
      </div>
      <div className="flex min-w-0 gap-3 text-2xs text-ink-soft">
        {row.failed.length > 0 && (
          <SafeText text={m.inspectScan.failed(namesOf(row.failed, m))} truncates className="max-w-full shrink-0" />
        )}
        {isSelected && (
          <span aria-hidden className="flex min-w-0 gap-3">
            {[row.issuer, row.subject].map((text, index) => text !== null && <SafeText key={index} text={text} truncates />)}
          </span>
        )}
      </div>
    </div>
  );
}

type CellProps = { readonly text: string | null; readonly className: string; readonly children: (text: string) => ReactNode };

/** Whole on hover. */
function Cell({ text, className, children }: CellProps) {
  const m = useMessages();
  if (text === null) return <span className={cx(className, 'truncate text-ink-faint')}>{m.inspectScan.none}</span>;
  return (
    <span title={writtenOut(text)} className={cx(className, 'truncate')}>
      {children(text)}
    </span>
  );
}

/** The host of an issuer is what tells it from others, and comes first. */
function withoutScheme(issuer: string): string {
  return issuer.replace(/^https:\/\/(?=.)/, '');
}

function expiryText({ expiresAt, verdict }: ScanRow, at: number, m: Messages): string {
  if (expiresAt === null) return verdict === 'opaque' ? m.inspectScan.none : m.inspectScan.noExpiry;
  const when = formatRelative(expiresAt, at, m.time, 1);
  return expiresAt <= at ? m.inspectScan.expiredAgo(when) : m.inspectScan.expiresIn(when);
}

/** A long path gives way before the line does. */
function Place({ row: { file, line } }: { readonly row: ScanRow }) {
  const m = useMessages();
  const place = m.inspectScan.line(formatNumber(line, m.time.locale));
  return (
    <span {...(file !== null && { title: writtenOut(file) })} className={cx(columnClass.place, 'flex gap-1.5 overflow-hidden')}>
      {file !== null && <MiddleText text={file} tail={10} isMono={false} />}
      <span className="shrink-0 text-ink-soft">{place}</span>
    </span>
  );
}

/** What the checks are called elsewhere on the screen; those of several signatures, once. */
function namesOf(failed: ScanRow['failed'], m: Messages): string {
  const names = failed.map((name) => checkTitle(name, m.checks));
  return [...new Set(names)].join(', ');
}
