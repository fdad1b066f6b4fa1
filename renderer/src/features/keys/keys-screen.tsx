import { Download, Ellipsis, Globe, HeartPulse, Plus, Share } from 'lucide-react';
import type { KeyList as KeyListValue, KeySummary } from '../../../../shared/keys.ts';
import { assertNever } from '../../../../shared/result.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { FirstKey } from './first-key.tsx';
import { KeyList } from './key-list.tsx';
import { RightPane } from './right-pane.tsx';
import { useHasSources } from './use-has-sources.ts';
import { useKeys, type KeysScreenState } from './use-keys.ts';

export function KeysScreen() {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const keys = useKeys();
  const { list, pane } = keys;
  const create = isWritable(vault) ? () => keys.open({ show: 'new' }) : null;
  useShortcut('mod+n', create);

  const count = list.status === 'done' ? list.value.keys.length : 0;
  // Before there is a key, making the first one is the main action: see FirstKey.
  useMainAction(pane.show === 'key' && count > 0 ? create : null);
  const subtitle = count === 0 ? undefined : vault === 'memory' ? m.keys.countInMemory(count) : m.keys.countInKeychain(count);
  return (
    <Screen title={m.keys.title} subtitle={subtitle} actions={list.status === 'done' && <Actions keys={keys} count={count} />}>
      <Content keys={keys} />
    </Screen>
  );
}

function Actions({ keys, count }: { readonly keys: KeysScreenState; readonly count: number }) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { pane, open } = keys;
  const isOff = !isWritable(vault);
  return (
    <>
      <Menu
        label={m.keys.menu}
        trigger={<IconButton icon={Ellipsis} label={m.keys.menu} />}
        actions={[
          { id: 'source', label: m.keys.menuSource, icon: Globe, isDisabled: isOff, onAction: () => open({ show: 'add-source' }) },
          { id: 'health', label: m.keys.menuHealth, icon: HeartPulse, isDisabled: count === 0, onAction: () => open({ show: 'health' }) },
          {
            id: 'export',
            label: m.keys.menuExport,
            icon: Share,
            isDisabled: count === 0,
            onAction: () => open({ show: 'export', id: null }),
          },
        ]}
      />
      <Button icon={Download} isDisabled={isOff || pane.show === 'import'} onPress={() => open({ show: 'import', drop: null })}>
        {m.keys.import}
      </Button>
      {(count > 0 || pane.show !== 'key') && (
        <Button look="primary" icon={Plus} shortcut="mod+n" isDisabled={isOff || pane.show === 'new'} onPress={() => open({ show: 'new' })}>
          {m.keys.newKey}
        </Button>
      )}
    </>
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

/** Two panes once there is something to choose from; the whole width before. */
function Loaded({ keys, list }: { readonly keys: KeysScreenState; readonly list: KeyListValue }) {
  const hasSources = useHasSources();
  if (list.keys.length > 0 || hasSources === true) {
    return <SplitPane id="keys" size={340} left={<KeyList keys={keys} list={list} />} right={<RightPane keys={keys} list={list} />} />;
  }
  if (hasSources === null) return null;
  if (keys.pane.show === 'key') {
    const { pane } = keys;
    const finish = (key: KeySummary) => keys.finishCreating(key, pane);
    return <FirstKey orphans={list.orphans} onCreated={finish} open={keys.open} onFinished={keys.show} />;
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-pane">
      <RightPane keys={keys} list={list} />
    </div>
  );
}
