import { ArrowDownWideNarrow } from 'lucide-react';
import type { KeyList as KeyListValue } from '../../../../shared/keys.ts';
import { useMessages, type Messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { KeyRow, keyRowHeight } from './key-row.tsx';
import { keyFilters, keySorts, wholeView, type KeyView } from './key-view.ts';
import { OrphansBanner } from './orphans-banner.tsx';
import { SourceRows } from './source-rows.tsx';
import type { KeysScreenState } from './use-keys.ts';

type Props = { readonly keys: KeysScreenState; readonly list: KeyListValue };

/** The left pane: the keys in the vault, and below them what others publish. */
export function KeyList({ keys, list }: Props) {
  const { pane } = keys;
  return (
    <>
      {list.orphans.length > 0 && (
        <div className="max-h-1/2 shrink-0 overflow-auto p-3 pb-0">
          <OrphansBanner orphans={list.orphans} onFinished={keys.show} />
        </div>
      )}
      {list.keys.length > 0 && <Controls keys={keys} all={list.keys.length} />}
      {list.keys.length > 0 && <Rows keys={keys} />}
      <SourceRows selectedId={pane.show === 'source' ? pane.id : null} onSelect={(id) => keys.open({ show: 'source', id })} />
    </>
  );
}

function Controls({ keys, all }: { readonly keys: KeysScreenState; readonly all: number }) {
  const m = useMessages();
  const { view, setView, found } = keys;
  const isPart = found.length < all;
  return (
    <div className="flex flex-col gap-2 p-3 pb-2">
      <div className="flex items-center gap-1">
        <SearchField label={m.keys.search} value={view.search} onChange={(search) => setView({ search })} />
        <Menu
          label={m.keys.sort}
          trigger={<IconButton icon={ArrowDownWideNarrow} label={m.keys.sortedBy(m.keys.sorts[view.sort])} />}
          value={view.sort}
          actions={keySorts.map((sort) => ({ id: sort, label: m.keys.sorts[sort], onAction: () => setView({ sort }) }))}
        />
      </div>
      <Segmented
        label={m.keys.filter}
        size="small"
        value={view.filter}
        onChange={(filter) => setView({ filter })}
        segments={keyFilters.map((value) => ({ value, label: m.keys.filters[value] }))}
      />
      <p role="status" className={isPart ? 'px-1 text-xs text-ink-faint' : 'sr-only'}>
        {isPart && found.length > 0 ? m.keys.shownOf(found.length, all) : ''}
      </p>
    </div>
  );
}

function Rows({ keys }: { readonly keys: KeysScreenState }) {
  const m = useMessages();
  const { found, selected, view, setView, pane } = keys;
  const at = selected === null || pane.show !== 'key' ? -1 : found.indexOf(selected);
  if (found.length === 0) {
    return (
      <div className="flex flex-col items-start gap-2 px-4 py-2">
        <p role="status" className="text-ink-soft">
          <SafeText text={emptyText(view, m)} />
        </p>
        <Button size="small" onPress={() => setView({ ...wholeView, sort: view.sort })}>
          {m.keys.showAll}
        </Button>
      </div>
    );
  }
  return (
    <div className="@container flex min-h-24 shrink flex-col" style={{ height: found.length * keyRowHeight + listPadding }}>
      <VirtualList
        label={m.keys.list}
        count={found.length}
        rowHeight={keyRowHeight}
        selectedIndex={at < 0 ? null : at}
        onSelect={(index) => {
          const key = found[index];
          if (key !== undefined) keys.select(key.id);
        }}
        renderRow={(index) => {
          const key = found[index];
          return key === undefined ? null : <KeyRow summary={key} />;
        }}
      />
    </div>
  );
}

/** The list's own padding below its last row. */
const listPadding = 8;

function emptyText({ search, filter }: KeyView, m: Messages): string {
  if (search.trim() !== '') return m.keys.noMatch(search);
  return filter === 'attention' ? m.keys.noMatchAttention : m.keys.noMatchFilter;
}
