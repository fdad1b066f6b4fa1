import { SearchX } from 'lucide-react';
import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { itemAt, type ShelfFilter, type ShelfView } from './shelf-pages.ts';
import { rowHeight, TokenRow } from './token-row.tsx';
import type { TokenSelection } from './use-token-selection.ts';

type Props = {
  readonly view: ShelfView;
  readonly filter: ShelfFilter;
  readonly selection: TokenSelection;
  readonly onFilter: (filter: ShelfFilter) => void;
  readonly onRange: (first: number, last: number) => void;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
};

export function TokenList({ view, filter, selection, onFilter, onRange, onOpen, onDelete }: Props) {
  const m = useMessages();
  const shown = formatNumber(view.total, m.time.locale);
  return (
    <>
      <div className="flex flex-col gap-2 px-3 pt-3 pb-2">
        <SearchField label={m.tokens.search} value={filter.search} onChange={(search) => onFilter({ ...filter, search })} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Segmented
            label={m.tokens.filter}
            size="small"
            value={filter.state}
            onChange={(state) => onFilter({ ...filter, state })}
            segments={[
              { value: 'all', label: m.tokens.all },
              { value: 'valid', label: m.tokens.valid },
              { value: 'expired', label: m.tokens.expired },
            ]}
          />
          <p role="status" className={view.total === 0 ? 'sr-only' : 'text-xs text-ink-faint'}>
            {view.total === 0 ? m.tokens.nothingFoundTitle : m.tokens.found(view.total, shown)}
          </p>
        </div>
      </div>
      {view.total === 0 ? (
        <EmptyState
          icon={SearchX}
          title={m.tokens.nothingFoundTitle}
          action={<Button onPress={() => onFilter({ search: '', state: 'all' })}>{m.tokens.showAll}</Button>}
        >
          {m.tokens.nothingFoundText}
        </EmptyState>
      ) : (
        <VirtualList
          key={`${view.filter.state} ${view.filter.search}`}
          label={m.tokens.list}
          count={view.total}
          rowHeight={rowHeight}
          renderRow={(index) => <TokenRow item={itemAt(view, index)} />}
          selectedIndex={selection.index}
          onSelect={selection.select}
          onOpen={onOpen}
          onDelete={onDelete}
          onRange={onRange}
        />
      )}
    </>
  );
}
