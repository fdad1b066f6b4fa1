import { Ellipsis, Layers, PencilLine, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { call } from '../../lib/api.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useGo, useIntent } from '../../lib/navigation.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { canDelete, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { announceCopy } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { isBearer } from './copy-menu.tsx';
import { SeveralPane } from './several-pane.tsx';
import type { ShelfScope, ShelfView } from './shelf-pages.ts';
import { wholeShelf } from './shelf-scope.ts';
import { TokenDetail } from './token-detail.tsx';
import { TokenList } from './token-list.tsx';
import { useDeletion, type Deletion } from './use-deletion.tsx';
import { useShelf, type Shelf } from './use-shelf.ts';
import { useTokenSelection, type TokenSelection } from './use-token-selection.ts';

/** The shelf: all stored tokens, what is looked for among them, and one or several of them at the right. */
export function TokensScreen() {
  const m = useMessages();
  const [scope, setScope] = useState(wholeShelf);
  const shelf = useShelf(scope);
  const { view, error } = shelf;
  if (view !== null && view.stored > 0) return <Shelves shelf={shelf} view={view} scope={scope} onScope={setScope} />;
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
  readonly scope: ShelfScope;
  readonly onScope: (scope: ShelfScope) => void;
};

function Shelves({ shelf, view, scope, onScope }: ShelvesProps) {
  const m = useMessages();
  const go = useGo();
  const { state: vault } = useVaultStatus();
  const selection = useTokenSelection(view, scope, onScope);
  const { item, index, picked } = selection;
  const toOne = () => selection.select(index ?? 0);
  const deletion = useDeletion(toOne);
  const isOne = picked.kind === 'one';
  const list = useFocusOnList(item?.id ?? null);
  useIntent('tokens', ({ tokenId }) => {
    if (tokenId !== undefined) selection.seek(tokenId);
  });
  useShortcut('escape', isOne ? null : toOne);
  const copyUsual = async (id: string, as: 'bearer' | 'token') =>
    announceCopy(await call('tokens:copy', { id, as }), m.tokenDetail.copied[as], m);
  useMainAction(item === null || !isOne ? null : () => void copyUsual(item.id, isBearer(item) ? 'bearer' : 'token'));
  const remove = () => {
    if (!canDelete(vault)) return;
    if (picked.kind === 'all') return deletion.askMatching(view.scope.filter, view.total);
    if (picked.kind === 'some') return deletion.askSome([...picked.ids]);
    if (item === null || index === null) return;
    selection.select(index + 1 < view.total ? index + 1 : index - 1);
    deletion.one(item, () => selection.seek(item.id));
  };
  return (
    <Screen
      title={m.tokens.title}
      subtitle={m.tokens.subtitle(view.stored, formatNumber(view.stored, m.time.locale))}
      actions={<Actions deletion={deletion} />}
    >
      {shelf.error !== null && (
        <div className="p-3">
          <InlineError error={shelf.error} onRetry={shelf.reload} />
        </div>
      )}
      <SplitPane
        id="tokens"
        size={380}
        minLeft={280}
        minRight={380}
        left={
          <div ref={list} className="contents">
            <TokenList
              view={view}
              scope={scope}
              onScope={onScope}
              selection={selection}
              onRange={shelf.show}
              onOpen={() => item !== null && isOne && go({ screen: 'inspect', tokenId: item.id })}
              onDelete={remove}
            />
          </div>
        }
        right={<Right view={view} selection={selection} onClear={toOne} onDelete={remove} />}
      />
      {deletion.dialog}
    </Screen>
  );
}

/** Where another token takes the place of the one whose button was pressed, the focus would go with that button: the list gets it. */
function useFocusOnList(tokenId: string | null): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }, [tokenId]);
  return list;
}

function Actions({ deletion }: { readonly deletion: Deletion }) {
  const m = useMessages();
  const go = useGo();
  const { state: vault } = useVaultStatus();
  return (
    <>
      <Menu
        label={m.tokens.more}
        trigger={<IconButton icon={Ellipsis} label={m.tokens.more} />}
        actions={[
          {
            id: 'expired',
            label: m.tokens.deleteExpired,
            icon: Trash2,
            isDestructive: true,
            isDisabled: !canDelete(vault),
            onAction: deletion.askExpired,
          },
        ]}
      />
      <Button icon={PencilLine} onPress={() => go({ screen: 'mint' })}>
        {m.tokens.mint}
      </Button>
    </>
  );
}

type RightProps = {
  readonly view: ShelfView;
  readonly selection: TokenSelection;
  readonly onClear: () => void;
  readonly onDelete: () => void;
};

function Right({ view, selection, onClear, onDelete }: RightProps) {
  const { item, picked } = selection;
  if (view.total === 0) return null;
  if (picked.kind !== 'one') return <SeveralPane selection={selection} scope={view.scope} onClear={onClear} onDelete={onDelete} />;
  if (item === null) return <Skeleton shape="detail" />;
  return <TokenDetail key={item.id} item={item} onDelete={onDelete} onSeek={selection.seek} />;
}
