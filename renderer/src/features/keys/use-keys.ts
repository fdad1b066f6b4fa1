import { useMemo, useState } from 'react';
import type { DroppedFiles } from '../../../../shared/key-import.ts';
import type { KeyList, KeySummary } from '../../../../shared/keys.ts';
import { useIntent } from '../../lib/navigation.tsx';
import { useLoad, type CallState } from '../../lib/use-call.ts';
import { useEvent } from '../../lib/use-event.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { useOverlapEnd } from './use-overlap-end.ts';
import { findKeys, wholeView, type KeyView } from './key-view.ts';

/** What the right pane shows. */
export type Pane =
  | { readonly show: 'key' }
  | { readonly show: 'new' }
  | { readonly show: 'import'; readonly drop: DroppedFiles | null }
  | { readonly show: 'add-source' }
  | { readonly show: 'source'; readonly id: string }
  | { readonly show: 'health' }
  | { readonly show: 'rotation'; readonly id: string }
  | { readonly show: 'export'; readonly id: string | null };

export type KeysScreenState = {
  readonly list: CallState<KeyList>;
  readonly reload: () => void;
  readonly view: KeyView;
  readonly setView: (change: Partial<KeyView>) => void;
  readonly found: readonly KeySummary[];
  readonly selected: KeySummary | null;
  readonly pane: Pane;
  readonly open: (pane: Pane) => void;
  /** Back to the key that was chosen. */
  readonly close: () => void;
  readonly select: (id: string) => void;
  /** Also when search and filter would hide it. */
  readonly show: (id: string) => void;
  /** The key that was made a moment ago: its detail says where the secret went. */
  readonly newestId: string | null;
  readonly finishCreating: (key: KeySummary) => void;
};

const noKeys: readonly KeySummary[] = [];

/** The list, what is searched, chosen and open. All of it survives leaving the screen. */
export function useKeys(): KeysScreenState {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { state: list, reload } = useLoad('keys:list', {}, ['keys:changed', 'vault:changed', 'tokens:changed']);
  const [view, setView] = useState<KeyView>(wholeView);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [pane, open] = useState<Pane>({ show: 'key' });
  const [newestId, setNewestId] = useState<string | null>(null);
  const close = () => open({ show: 'key' });

  const all = list.status === 'done' ? list.value.keys : noKeys;
  const found = useMemo(() => findKeys(all, view, m), [all, view, m]);
  useOverlapEnd(all, reload);
  const selected = found.find((key) => key.id === selectedId) ?? found[0] ?? null;

  const select = (id: string) => {
    setSelectedId(id);
    close();
  };
  const show = (id: string) => {
    setView(({ sort }) => ({ ...wholeView, sort }));
    select(id);
  };
  useIntent('keys', ({ keyId, create, pane: wanted }) => {
    if (keyId !== undefined) show(keyId);
    if (create === true && isWritable(vault)) open({ show: 'new' });
    if (wanted !== undefined) open(wanted === 'import' ? { show: wanted, drop: null } : { show: wanted });
  });
  useEvent('files:dropped', (drop) => {
    if (isWritable(vault)) open({ show: 'import', drop });
  });

  return {
    list,
    reload,
    view,
    setView: (change) => setView((before) => ({ ...before, ...change })),
    found,
    selected,
    pane,
    open,
    close,
    select,
    show,
    newestId,
    finishCreating: (key) => {
      setNewestId(key.id);
      show(key.id);
      reload();
    },
  };
}
