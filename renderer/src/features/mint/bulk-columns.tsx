import { X } from 'lucide-react';
import type { BulkSource } from '../../../../shared/bulk.ts';
import type { Variable } from '../../../../shared/variables.ts';
import { formatBytes } from '../../lib/format.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { columnUse, type ColumnUse } from './column-use.ts';
import { hasRows, type Bulk } from './use-bulk.ts';

type Props = { readonly bulk: Bulk; readonly source: BulkSource; readonly variables: readonly Variable[] };

/** What was opened, and what becomes of each column. */
export function BulkColumns({ bulk, source, variables }: Props) {
  const m = useMessages();
  const uses = source.columns.map((column) => ({ column, use: columnUse(column, variables, bulk.addsOtherColumns) }));
  const unfilled = variables.filter(({ name }) => !source.columns.includes(name));
  const hasOthers = uses.some(({ use }) => use !== 'variable');
  return (
    <Section
      title={source.fileName === null ? m.mintBulk.pasted : <SafeText text={source.fileName} />}
      actions={
        <>
          <span>{factsOf(source, m)}</span>
          <IconButton icon={X} size="small" label={m.mintBulk.other} onPress={bulk.close} isDisabled={bulk.isRunning} />
        </>
      }
    >
      {uses.length > 0 && <FirstRows rows={source.rows} uses={uses} />}
      {!hasRows(source) && (
        <p role="status" className="text-warning">
          {m.mintBulk.noRows}
        </p>
      )}
      {unfilled.length > 0 && (
        <p className="text-xs text-ink-soft">
          <SafeText text={m.mintBulk.unfilled(unfilled.map(({ name }) => name).join(', '))} />
        </p>
      )}
      {hasOthers && (
        <Switch isOn={bulk.addsOtherColumns} onChange={bulk.setAddsOtherColumns}>
          {m.mintBulk.addOthers}
        </Switch>
      )}
    </Section>
  );
}

type ColumnWithUse = { readonly column: string; readonly use: ColumnUse };

function FirstRows({ rows, uses }: { readonly rows: BulkSource['rows']; readonly uses: readonly ColumnWithUse[] }) {
  const m = useMessages();
  return (
    <div role="region" tabIndex={0} aria-label={m.mintBulk.rows} className="overflow-x-auto rounded-xl border border-line bg-card">
      <table className="w-full border-separate border-spacing-0 text-xs selectable">
        <thead>
          <tr>
            {uses.map(({ column, use }) => (
              <th key={column} className="px-3 py-2 text-left align-top font-medium whitespace-nowrap">
                <span className="flex flex-col items-start gap-1">
                  <SafeText text={column} isMono />
                  <Badge tone={use === 'left-out' ? 'neutral' : 'accent'}>{m.mintBulk.uses[use]}</Badge>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 5).map((cells, row) => (
            <tr key={row}>
              {uses.map(({ column }, index) => (
                <td key={column} className="max-w-60 border-t border-line px-3 py-1.5 text-ink-soft">
                  <SafeText text={cells[index] ?? ''} truncates />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function factsOf(source: BulkSource, m: Messages): string {
  const facts = [
    m.mintBulk.formats[source.format],
    formatBytes(source.bytes, m.time.locale),
    ...(source.hasByteOrderMark ? [m.mintBulk.hadByteOrderMark] : []),
    ...(source.lineEnds === 'mixed' ? [m.mintBulk.mixedLineEnds] : []),
  ];
  return facts.join(' · ');
}
