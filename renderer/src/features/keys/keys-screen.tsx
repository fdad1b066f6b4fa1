import { KeyRound, Plus } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import type { KeyList, KeySummary } from '../../../../shared/keys.ts';
import { assertNever } from '../../../../shared/result.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { FirstKey } from './first-key.tsx';
import { KeyDetail } from './key-detail.tsx';
import { KeyList as KeyListPane } from './key-list.tsx';
import { useKeys, type KeysScreenState } from './use-keys.ts';

/** Not in the first bundle: its list of algorithms brings the schemas with it. */
const NewKey = lazy(async () => ({ default: (await import('./new-key.tsx')).NewKey }));

export function KeysScreen() {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const keys = useKeys();
  const canCreate = isWritable(vault);
  const create = canCreate ? () => keys.setCreating(true) : null;
  useShortcut('mod+n', create);
  useMainAction(keys.isCreating ? null : create);

  const count = keys.list.status === 'done' ? keys.list.value.keys.length : 0;
  const subtitle = count === 0 ? undefined : vault === 'memory' ? m.keys.countInMemory(count) : m.keys.countInKeychain(count);
  const showsAction = count > 0 || keys.isCreating;
  return (
    <Screen
      title={m.keys.title}
      subtitle={subtitle}
      actions={
        showsAction && (
          <Button look="primary" icon={Plus} shortcut="mod+n" isDisabled={!canCreate || keys.isCreating} onPress={() => create?.()}>
            {m.keys.newKey}
          </Button>
        )
      }
    >
      <Content keys={keys} />
    </Screen>
  );
}

function Content({ keys }: { readonly keys: KeysScreenState }) {
  switch (keys.list.status) {
    case 'idle':
    case 'busy':
      return <Skeleton />;
    case 'failed':
      return (
        <Scroll width="reading">
          <InlineError error={keys.list.error} onRetry={keys.reload} />
        </Scroll>
      );
    case 'done':
      return <Loaded keys={keys} list={keys.list.value} />;
    default:
      return assertNever(keys.list);
  }
}

function Loaded({ keys, list }: { readonly keys: KeysScreenState; readonly list: KeyList }) {
  const others = list.keys.map((key) => key.name);
  if (keys.isCreating) {
    const pane = (
      <Suspense fallback={<Skeleton shape="detail" />}>
        <NewKey names={others} onCreated={keys.finishCreating} onCancel={() => keys.setCreating(false)} />
      </Suspense>
    );
    return list.keys.length === 0 ? (
      <div className="flex min-h-0 flex-1 flex-col bg-pane">{pane}</div>
    ) : (
      <Panes keys={keys} list={list} right={pane} />
    );
  }
  if (list.keys.length === 0) {
    return <FirstKey orphans={list.orphans} onCreated={keys.finishCreating} onChoose={() => keys.setCreating(true)} />;
  }
  return <Panes keys={keys} list={list} right={<Detail selected={keys.selected} isNew={keys.selected?.id === keys.newestId} />} />;
}

type PanesProps = { readonly keys: KeysScreenState; readonly list: KeyList; readonly right: ReactNode };

function Panes({ keys, list, right }: PanesProps) {
  return <SplitPane id="keys" size={340} left={<KeyListPane keys={keys} orphans={list.orphans} />} right={right} />;
}

function Detail({ selected, isNew }: { readonly selected: KeySummary | null; readonly isNew: boolean }) {
  const m = useMessages();
  if (selected === null) return <EmptyState icon={KeyRound} title={m.keys.nothingChosen} />;
  return <KeyDetail key={selected.id} summary={selected} isNew={isNew} />;
}
