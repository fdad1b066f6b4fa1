import type { RowProblem } from '../../../../shared/bulk.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { refusalText } from './problem-text.ts';

/** As many are drawn; the rest are counted. */
const mostDrawn = 200;

/** Rows that give no token: which, and why. */
export function BulkProblems({ title, problems }: { readonly title: string; readonly problems: readonly RowProblem[] }) {
  const m = useMessages();
  return (
    <Section title={<span className="text-invalid">{title}</span>}>
      <ul aria-label={title} tabIndex={0} className="max-h-60 overflow-auto rounded-xl border border-line bg-card text-xs selectable">
        {problems.slice(0, mostDrawn).map(({ row, line, error }) => (
          <li key={`${row} ${line}`} className="flex flex-wrap gap-x-3 border-line px-3 py-1.5 not-first:border-t">
            <span className="shrink-0 text-ink-faint tabular-nums">
              {m.mintBulk.place(formatNumber(row, m.time.locale), formatNumber(line, m.time.locale))}
            </span>
            <span className="min-w-40 flex-1">
              <SafeText text={refusalText(error, m)} />
            </span>
          </li>
        ))}
      </ul>
      {problems.length > mostDrawn && <p className="text-xs text-ink-faint">{m.mintBulk.moreProblems(problems.length - mostDrawn)}</p>}
    </Section>
  );
}
