import { Ellipsis, Layers, PencilLine, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { call } from '../../lib/api.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useGo, useIntent } from '../../lib/navigation.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { announceCopy } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { announceDeleted, announceFailure } from './announce.ts';
import { useDeleteExpired } from './delete-expired-dialog.tsx';
import type { ShelfFilter, ShelfView } from './shelf-pages.ts';
import { TokenDetail } from './token-detail.tsx';
import { TokenList } from './token-list.tsx';
import { tokenName } from './token-name.ts';
import { useShelf, type Shelf } from './use-shelf.ts';
import { useTokenSelection } from './use-token-selection.ts';

const everything: ShelfFilter = { search: '', state: 'all' };

/** The shelf: all stored tokens, newest first, and one of them in detail. */
export function TokensScreen() {
  const m = useMessages();
  const [filter, setFilter] = useState(everything);
  const shelf = useShelf(filter);
  const { view, error } = shelf;
  if (view !== null && view.stored > 0) return <Shelves shelf={shelf} view={view} filter={filter} onFilter={setFilter} />;
  return (
    <Screen title={m.tokens.title}>{view !== null ? <Empty /> : error === null ? <Skeleton rows={8} /> : <Failed shelf={shelf} />}</Screen>
  );
}

function Empty() {
  const m = useMessages();
  const go = useGo();
  const action = (
    <Button look="primary" icon={PencilLine} onPress={() => go({ screen: 'mint' })}>
      {m.tokens.mint}
    </Button>
  );
  return (
    <EmptyState icon={Layers} title={m.tokens.emptyTitle} action={action}>
      {m.tokens.emptyText}
    </EmptyState>
  );
}

function Failed({ shelf }: { readonly shelf: Shelf }): ReactNode {
  if (shelf.error === null) return null;
  return (
    <Scroll width="reading">
      <InlineError error={shelf.error} onRetry={shelf.reload} />
    </Scroll>
  );
}

type ShelvesProps = {
  readonly shelf: Shelf;
  readonly view: ShelfView;
  readonly filter: ShelfFilter;
  readonly onFilter: (filter: ShelfFilter) => void;
};

function Shelves({ shelf, view, filter, onFilter }: ShelvesProps) {
  const m = useMessages();
  const go = useGo();
  const selection = useTokenSelection(view);
  const expired = useDeleteExpired();
  const { item, index } = selection;
  useIntent('tokens', ({ tokenId }) => {
    if (tokenId === undefined) return;
    onFilter(everything);
    selection.seek(tokenId);
  });
  const copyBearer = async (id: string) => announceCopy(await call('tokens:copy', { id, as: 'bearer' }), m.tokens.bearerCopied, m);
  useMainAction(item === null ? null : () => void copyBearer(item.id));
  const remove = async () => {
    if (item === null || index === null) return;
    selection.select(index + 1 < view.total ? index + 1 : index - 1);
    const result = await call('tokens:delete', { ids: [item.id] });
    if (result.ok) announceDeleted([item.id], m.tokens.deleted(tokenName(item, m)), m, () => selection.seek(item.id));
    else announceFailure(result.error, m);
  };
  const actions = (
    <>
      <Menu
        label={m.tokens.more}
        trigger={<IconButton icon={Ellipsis} label={m.tokens.more} />}
        actions={[{ id: 'expired', label: m.tokens.deleteExpired, icon: Trash2, isDestructive: true, onAction: expired.ask }]}
      />
      <Button icon={PencilLine} onPress={() => go({ screen: 'mint' })}>
        {m.tokens.mint}
      </Button>
    </>
  );
  return (
    <Screen title={m.tokens.title} subtitle={m.tokens.subtitle(view.stored, formatNumber(view.stored, m.time.locale))} actions={actions}>
      {shelf.error !== null && (
        <div className="p-3">
          <InlineError error={shelf.error} onRetry={shelf.reload} />
        </div>
      )}
      <SplitPane
        id="tokens"
        size={340}
        minLeft={260}
        minRight={380}
        left={
          <TokenList
            view={view}
            filter={filter}
            selection={selection}
            onFilter={onFilter}
            onRange={shelf.show}
            onOpen={() => item !== null && go({ screen: 'inspect', tokenId: item.id })}
            onDelete={() => void remove()}
          />
        }
        right={
          item === null ? (
            view.total > 0 && <Skeleton shape="detail" />
          ) : (
            <TokenDetail key={item.id} item={item} onDelete={() => void remove()} />
          )
        }
      />
      {expired.dialog}
    </Screen>
  );
}
