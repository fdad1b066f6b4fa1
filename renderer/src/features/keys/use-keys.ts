import { useMemo, useState } from 'react';
import type { KeyList, KeySummary } from '../../../../shared/keys.ts';
import { useIntent } from '../../lib/navigation.tsx';
import { useLoad, type CallState } from '../../lib/use-call.ts';

export type KeysScreenState = {
  readonly list: CallState<KeyList>;
  readonly reload: () => void;
  readonly search: string;
  readonly setSearch: (search: string) => void;
  readonly found: readonly KeySummary[];
  readonly selected: KeySummary | null;
  readonly select: (id: string) => void;
  readonly isCreating: boolean;
  readonly setCreating: (isCreating: boolean) => void;
  /** The key that was made a moment ago: its detail says where the secret went. */
  readonly newestId: string | null;
  readonly finishCreating: (key: KeySummary) => void;
};

/** The list, the search and what is chosen. Search and choice survive leaving the screen. */
export function useKeys(): KeysScreenState {
  const { state: list, reload } = useLoad('keys:list', {}, ['keys:changed', 'vault:changed', 'tokens:changed']);
  const [search, setSearch] = useState('');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [isCreating, setCreating] = useState(false);
  const [newestId, setNewestId] = useState<string | null>(null);

  useIntent('keys', ({ keyId, create }) => {
    if (keyId !== undefined) {
      setSelectedId(keyId);
      setSearch('');
    }
    if (create !== undefined || keyId !== undefined) setCreating(create === true);
  });

  const all = list.status === 'done' ? list.value.keys : null;
  const found = useMemo(() => (all ?? []).filter((key) => matches(key, search)), [all, search]);
  const selected = found.find((key) => key.id === selectedId) ?? found[0] ?? null;

  return {
    list,
    reload,
    search,
    setSearch,
    found,
    selected,
    select: (id) => {
      setSelectedId(id);
      setCreating(false);
    },
    isCreating,
    setCreating,
    newestId,
    finishCreating: (key) => {
      setNewestId(key.id);
      setSelectedId(key.id);
      setSearch('');
      setCreating(false);
      reload();
    },
  };
}

function matches(key: KeySummary, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${key.name} ${key.alg} ${key.kid}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
