import { SearchX } from 'lucide-react';
import { useState } from 'react';
import type { ScanSummary, ScanView } from '../../../../../shared/scan.ts';
import { call } from '../../../lib/api.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { InlineError } from '../../../ui/inline-error.tsx';
import { showFailure } from '../../../ui/toast.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { ScanControls } from './scan-controls.tsx';
import { ScanHead } from './scan-head.tsx';
import { ScanOutcome } from './scan-outcome.tsx';
import { rowHeight, ScanTableRow } from './scan-row.tsx';
import { useScanRows } from './use-scan-rows.ts';

type Props = { readonly summary: ScanSummary; readonly onOpen: (text: string) => void; readonly onClose: () => void };
type Scope = Pick<ScanView, 'filter' | 'order'>;

const everything: Scope['filter'] = { search: '', verdict: null };

/** What was found: the outcome, and the table with its controls. */
export function ScanFound({ summary, onOpen, onClose }: Props) {
  const m = useMessages();
  const { session, tokens } = summary;
  const [scope, setScope] = useState<Scope>({ filter: everything, order: { by: 'place', isDescending: false } });
  const [selected, setSelected] = useState<number | null>(null);
  const rows = useScanRows({ session, ...scope });
  const change = (next: Scope) => {
    setSelected(null);
    setScope(next);
  };
  const open = async (index: number) => {
    const row = rows.rowAt(index);
    if (row === null) return;
    const token = await call('scan:token', { session, index: row.index });
    if (token.ok) onOpen(token.value.text);
    else showFailure(token.error, m);
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScanOutcome summary={summary} view={{ session, ...scope }} onClose={onClose} />
      {tokens === 0 ? (
        <EmptyState icon={SearchX} title={m.inspectScan.nothingTitle} action={<Button onPress={onClose}>{m.inspectScan.again}</Button>}>
          {m.inspectScan.nothing}
        </EmptyState>
      ) : (
        <>
          <ScanControls counts={summary.counts} filter={scope.filter} onFilter={(filter) => change({ ...scope, filter })} />
          {rows.error !== null && <InlineError error={rows.error} />}
          {rows.total === 0 ? (
            <EmptyState
              icon={SearchX}
              title={m.inspectScan.noMatchTitle}
              action={<Button onPress={() => change({ ...scope, filter: everything })}>{m.inspectScan.showAll}</Button>}
            >
              {m.inspectScan.noMatch}
            </EmptyState>
          ) : (
            // Narrower than its columns it scrolls sideways. The list keeps the place of its scroll bar free, as its head does.
            <div className="flex min-h-0 flex-1 flex-col overflow-x-auto *:min-w-216 [&>[role=listbox]]:[scrollbar-gutter:stable]">
              <ScanHead order={scope.order} onOrder={(order) => change({ ...scope, order })} />
              <VirtualList
                key={JSON.stringify(scope)}
                label={m.inspectScan.list}
                count={rows.total ?? 0}
                rowHeight={rowHeight}
                renderRow={(index, isSelected) => <ScanTableRow row={rows.rowAt(index)} at={summary.at} isSelected={isSelected} />}
                selectedIndex={selected}
                onSelect={setSelected}
                onOpen={(index) => void open(index)}
                onRange={rows.show}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}
