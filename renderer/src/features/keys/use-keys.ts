import { useMemo, useRef, useState } from 'react';
import type { KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { DroppedFiles } from '../../../../shared/key-import.ts';
import type { KeyList, KeySummary } from '../../../../shared/keys.ts';
import { useIntent } from '../../lib/navigation.tsx';
import { useLoad, type CallState } from '../../lib/use-call.ts';
import { useEvent } from '../../lib/use-event.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { useOverlapEnd } from './use-overlap-end.ts';
import { findKeys, wholeView, type KeyView } from './key-view.ts';

/** What the right pane shows. */
export type Pane =
  | { readonly show: 'key' }
  | { readonly show: 'new'; readonly alg?: KeyAlgorithm }
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
  /** Whether the very pane that some work began in is still open. Where not, its end leads nowhere. */
  readonly isStill: (pane: Pane) => boolean;
  /** What the present pane wants to be done when it is left, whichever way. */
  readonly onLeave: (act: () => void) => void;
  /** The key that was made a moment ago: its detail says where the secret went. */
  readonly newestId: string | null;
  /** `from`: the pane that it was made in. */
  readonly finishCreating: (key: KeySummary, from: Pane) => void;
};

/** Those that a drop may open the import from: in the others is something that would be lost. */
const givesWay: Readonly<Record<Pane['show'], boolean>> = {
  key: true,
  source: true,
  health: true,
  import: true,
  'add-source': true,
  new: false,
  rotation: false,
  export: false,
};

const noKeys: readonly KeySummary[] = [];

/** The list, what is searched, chosen and open. All of it survives leaving the screen. */
export function useKeys(): KeysScreenState {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { state: list, reload } = useLoad('keys:list', {}, ['keys:changed', 'vault:changed', 'tokens:changed']);
  const [view, setView] = useState<KeyView>(wholeView);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [pane, setPane] = useState<Pane>({ show: 'key' });
  const present = useRef(pane);
  const leaving = useRef<(() => void) | null>(null);
  const [newestId, setNewestId] = useState<string | null>(null);
  const open = (next: Pane) => {
    // Asked for again, a pane stays as it is, with what was typed. An open import hears of drops itself.
    if (next.show === present.current.show && !('id' in next || 'alg' in next)) return;
    leaving.current?.();
    leaving.current = null;
    present.current = next;
    setPane(next);
  };
  const close = () => open({ show: 'key' });
  const isStill = (then: Pane) => present.current === then;

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
    if (create !== undefined && isWritable(vault)) open({ show: 'new', ...(create !== null && { alg: create }) });
    if (wanted !== undefined && (wanted === 'health' || isWritable(vault)))
      open(wanted === 'import' ? { show: wanted, drop: null } : { show: wanted });
  });
  useEvent('files:dropped', (drop) => {
    if (!isWritable(vault)) return;
    if (givesWay[present.current.show]) return open({ show: 'import', drop });
    showToast({ title: m.keyImport.dropTooEarly, detail: m.keyImport.dropTooEarlyWay, tone: 'invalid' });
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
    isStill,
    onLeave: (act) => {
      leaving.current = act;
    },
    finishCreating: (key, from) => {
      setNewestId(key.id);
      if (isStill(from)) show(key.id);
      else showToast({ title: m.keyCreate.created(key.name) });
      reload();
    },
  };
}
