import { SearchX } from 'lucide-react';
import { everyToken, tokenStates, type ShelfFilter } from '../../../../shared/tokens.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { itemAt, type ShelfScope, type ShelfView } from './shelf-pages.ts';
import { isOn, panelParts, type FilterPart } from './shelf-scope.ts';
import { SortControl } from './sort-control.tsx';
import { rowHeight, TokenRow } from './token-row.tsx';
import type { TokenSelection } from './use-token-selection.ts';

type Props = {
  readonly view: ShelfView;
  readonly scope: ShelfScope;
  readonly onScope: (scope: ShelfScope) => void;
  readonly selection: TokenSelection;
  readonly onRange: (first: number, last: number) => void;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
};

export function TokenList({ view, scope, onScope, selection, onRange, onOpen, onDelete }: Props) {
  const m = useMessages();
  return (
    <>
      <Controls view={view} scope={scope} onScope={onScope} />
      {view.total === 0 ? (
        <NothingFound filter={scope.filter} onFilter={(filter) => onScope({ ...scope, filter })} />
      ) : (
        <VirtualList
          key={JSON.stringify(view.scope)}
          label={m.tokens.list}
          count={view.total}
          rowHeight={rowHeight}
          renderRow={(index) => <TokenRow item={itemAt(view, index)} />}
          selectedIndex={selection.index}
          onSelect={selection.select}
          several={{ isSelected: selection.isSelected, onExtend: selection.extend, onAll: selection.selectAll }}
          onOpen={onOpen}
          onDelete={onDelete}
          onRange={onRange}
        />
      )}
    </>
  );
}

function Controls({ view, scope, onScope }: Pick<Props, 'view' | 'scope' | 'onScope'>) {
  const m = useMessages();
  const { filter, order } = scope;
  const onFilter = (next: ShelfFilter) => onScope({ ...scope, filter: next });
  return (
    <div className="flex flex-col gap-2 px-3 pt-3 pb-1">
      <div className="flex items-center gap-1">
        <SearchField
          label={m.tokens.search}
          placeholder={m.tokens.searchPlaceholder}
          value={filter.search}
          onChange={(search) => onFilter({ ...filter, search: search.slice(0, mostSearched) })}
        />
        <FilterPanel filter={filter} onFilter={onFilter} />
      </div>
      <Segmented
        label={m.tokens.state}
        size="small"
        value={filter.state ?? 'all'}
        onChange={(state) => onFilter({ ...filter, state: state === 'all' ? null : state })}
        segments={[{ value: 'all', label: m.tokens.all }, ...tokenStates.map((state) => ({ value: state, label: m.tokens.states[state] }))]}
      />
      {/* Where nothing is found, that is said below, with all the conditions and the way on. */}
      {view.total > 0 && <FilterChips filter={filter} parts={panelParts} onFilter={onFilter} />}
      {view.total > 0 && (
        <div className="flex min-h-7 items-center justify-between gap-2">
          <p role="status" className="truncate pl-1 text-xs text-ink-faint">
            {m.tokens.found(view.total, formatNumber(view.total, m.time.locale))}
          </p>
          <SortControl order={order} onOrder={(next) => onScope({ ...scope, order: next })} />
        </div>
      )}
    </div>
  );
}

/** As the contract has it. */
const mostSearched = 500;
const allParts: readonly FilterPart[] = ['search', 'state', ...panelParts];

type NothingProps = { readonly filter: ShelfFilter; readonly onFilter: (filter: ShelfFilter) => void };

/** Says which condition to loosen. */
function NothingFound({ filter, onFilter }: NothingProps) {
  const m = useMessages();
  const on = allParts.filter((part) => isOn(filter, part));
  const text =
    on.length > 1
      ? m.tokens.nothingFoundAll
      : on[0] === 'search'
        ? m.tokens.nothingFoundSearch(filter.search)
        : m.tokens.nothingFoundFilter;
  return (
    <EmptyState
      icon={SearchX}
      title={m.tokens.nothingFoundTitle}
      action={on.length > 1 ? null : <Button onPress={() => onFilter(everyToken)}>{m.tokens.showAll}</Button>}
    >
      <div role="status" className="flex flex-col items-center gap-3">
        <SafeText text={text} />
        {on.length > 1 && <FilterChips filter={filter} parts={allParts} onFilter={onFilter} isCentered />}
      </div>
    </EmptyState>
  );
}
