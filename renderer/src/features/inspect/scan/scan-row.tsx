import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, CircleX, type LucideIcon } from 'lucide-react';
import type { scanSorts, ScanRow } from '../../../../../shared/scan.ts';
import { formatNumber, formatRelative } from '../../../lib/format.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/class-names.ts';
import { SafeText, writtenOut } from '../../../ui/safe-text.tsx';

/** In pixels. */
export const rowHeight = 36;

/** Head and rows have the same widths. */
export const columnClass: Readonly<Record<(typeof scanSorts)[number], string>> = {
  verdict: 'w-44 shrink-0 truncate pr-2',
  issuer: 'min-w-24 flex-3 truncate pr-2',
  subject: 'min-w-24 flex-3 truncate pr-2',
  alg: 'w-20 shrink-0 truncate pr-2',
  kid: 'min-w-16 flex-2 truncate pr-2',
  expires: 'w-40 shrink-0 truncate pr-2',
  place: 'min-w-24 flex-3 truncate pr-2',
  times: 'w-16 shrink-0 truncate text-right tabular-nums',
};

const looks: Readonly<Record<ScanRow['verdict'], { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  valid: { icon: CircleCheck, tone: 'valid' },
  warning: { icon: CircleAlert, tone: 'warning' },
  invalid: { icon: CircleX, tone: 'invalid' },
  unknown: { icon: CircleHelp, tone: 'neutral' },
  opaque: { icon: CircleDashed, tone: 'neutral' },
};

/** One token; an outline where its page is still on the way. `at` is the clock that it was judged by, in Unix seconds. */
export function ScanTableRow({ row, at }: { readonly row: ScanRow | null; readonly at: number }) {
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
    <div className="flex h-full min-w-0 items-center text-xs">
      <span
        className={columnClass.verdict}
        title={row.failed.length === 0 ? undefined : writtenOut(m.inspectScan.failed(row.failed.join(', ')))}
      >
        <Badge icon={icon} tone={tone}>
          {m.inspectScan.verdicts[row.verdict]}
        </Badge>
      </span>
      <Cell text={row.issuer} className={columnClass.issuer} />
      <Cell text={row.subject} className={columnClass.subject} />
      <Cell text={row.alg} className={columnClass.alg} isMono />
      <Cell text={row.kid} className={columnClass.kid} isMono />
      <span className={columnClass.expires}>{expiryText(row, at, m)}</span>
      <Cell text={placeText(row, m)} className={columnClass.place} />
      <span className={columnClass.times}>{row.times > 1 && m.inspectScan.times(formatNumber(row.times, m.time.locale))}</span>
    </div>
  );
}

type CellProps = { readonly text: string | null; readonly className: string; readonly isMono?: boolean };

function Cell({ text, className, isMono = false }: CellProps) {
  const m = useMessages();
  return (
    <span className={cx(className, text === null && 'text-ink-faint')}>
      {text === null ? m.inspectScan.none : <SafeText text={text} truncates isMono={isMono} />}
    </span>
  );
}

function expiryText({ expiresAt, verdict }: ScanRow, at: number, m: Messages): string {
  if (expiresAt === null) return verdict === 'opaque' ? m.inspectScan.none : m.inspectScan.noExpiry;
  const when = formatRelative(expiresAt, at, m.time, 1);
  return expiresAt <= at ? m.inspectScan.expiredAgo(when) : m.inspectScan.expiresIn(when);
}

function placeText({ file, line }: ScanRow, m: Messages): string {
  const shown = formatNumber(line, m.time.locale);
  return file === null ? m.inspectScan.line(shown) : m.inspectScan.place(file, shown);
}
