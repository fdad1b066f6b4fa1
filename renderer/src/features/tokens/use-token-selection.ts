import { useEffect, useEffectEvent, useState } from 'react';
import { everyToken, type ShelfItem } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';
import type { Extension } from '../../ui/virtual-list.tsx';
import { idsOfRange, indexNow, loadedIds, type Place } from './ids-of-range.ts';
import { indexOf, itemAt, type ShelfScope, type ShelfView } from './shelf-pages.ts';

/** What is acted upon: the one with the focus, several by their ids, or all that fit. */
export type Picked = { readonly kind: 'one' } | { readonly kind: 'some'; readonly ids: ReadonlySet<string> } | { readonly kind: 'all' };
const one: Picked = { kind: 'one' };

type Chosen = {
  readonly index: number;
  readonly item: ShelfItem | null;
  /** Where a range begins. */
  readonly anchor: Place;
  readonly picked: Picked;
  readonly scope: ShelfScope;
};

export type TokenSelection = {
  readonly index: number | null;
  readonly item: ShelfItem | null;
  readonly picked: Picked;
  /** How many are picked. */
  readonly count: number;
  readonly isSelected: (index: number) => boolean;
  readonly select: (index: number) => void;
  readonly extend: (index: number, how: Extension) => void;
  readonly selectAll: () => void;
  /** Chooses a token by its id, wherever it stands; where search and filter hide it, they give way. */
  readonly seek: (id: string) => void;
};

/**
 * The chosen tokens. The one with the focus stays the same while the list moves below it; where it is no longer in the list,
 * the one that took its place follows it. Several never outlive a change of search, filter or order.
 */
export function useTokenSelection(view: ShelfView, wanted: ShelfScope, onScope: (scope: ShelfScope) => void): TokenSelection {
  const [chosen, setChosen] = useState<Chosen>(() => at(view, 0));
  const isOtherScope = chosen.scope !== view.scope;
  // A row may be chosen before its page is there; from then on it is the token that counts.
  const arrived = chosen.item === null && !isOtherScope ? itemAt(view, chosen.index) : null;
  if (arrived !== null) setChosen({ ...chosen, item: arrived });
  else if (isOtherScope && chosen.item === null) setChosen(at(view, 0));
  else if (isOtherScope && chosen.picked.kind !== 'one') setChosen({ ...chosen, picked: one });

  const lead = chosen.item?.id ?? null;
  const known = lead === null ? null : indexOf(view, lead);
  const isPlaced = known !== null && !isOtherScope;
  // While another reading is on its way, it is not asked of this one.
  useFollowing(view, isPlaced || view.scope !== wanted ? null : lead, (index) => {
    setChosen((now) => {
      if (now.item?.id !== lead) return now;
      if (index !== null) return { ...now, index, anchor: placeOf(index, now.item), scope: view.scope };
      return at(view, now.scope === view.scope ? Math.max(0, Math.min(now.index, view.total - 1)) : 0);
    });
  });

  const index = known ?? chosen.index;
  const { picked } = chosen;
  const pick = (to: number, next: Picked, anchor: Place = chosen.anchor) =>
    setChosen({ index: to, item: itemAt(view, to), anchor, picked: next, scope: view.scope });
  const select = (to: number) => {
    if (to >= 0 && to < view.total) setChosen(at(view, to));
  };

  const extendTo = async (to: number) => {
    const from = indexNow(view, chosen.anchor);
    const [first, last] = from < to ? [from, to] : [to, from];
    if (first === 0 && last === view.total - 1) return pick(to, { kind: 'all' });
    const loaded = loadedIds(view, first, last);
    pick(to, loaded === null ? picked : someOf(loaded));
    if (loaded !== null) return;
    const found = await idsOfRange(view.scope, first, last);
    // Where the choice went on meanwhile, this one is over.
    if (found.ok) setChosen((now) => (now.index === to && now.scope === view.scope ? { ...now, picked: someOf(found.value) } : now));
  };
  const extend = (to: number, how: Extension) => {
    const item = itemAt(view, to);
    const ids = picked.kind === 'some' ? picked.ids : new Set(picked.kind === 'one' && lead !== null ? [lead] : []);
    if (how === 'range') void extendTo(to);
    else if (how === 'move') pick(to, picked.kind === 'all' ? picked : someOf(ids));
    else if (item !== null) pick(to, someOf(toggled(ids, item.id)), placeOf(to, item));
  };

  const seek = async (id: string) => {
    const within = await call('tokens:find', { id, ...view.scope });
    if (!within.ok) return;
    const { item } = within.value;
    if (within.value.index !== null)
      return setChosen({ index: within.value.index, item, anchor: placeOf(within.value.index, item), picked: one, scope: view.scope });
    const loose = { filter: everyToken, order: view.scope.order };
    onScope(loose);
    // Found again, and followed to its row, once all are there.
    setChosen({ index: 0, item, anchor: placeOf(0, item), picked: one, scope: view.scope });
  };

  return {
    index: view.total === 0 ? null : index,
    item: view.total === 0 ? null : known === null ? chosen.item : itemAt(view, known),
    picked,
    count: picked.kind === 'all' ? view.total : picked.kind === 'some' ? picked.ids.size : 1,
    isSelected: (row) => {
      if (picked.kind === 'one') return row === index;
      const item = picked.kind === 'all' ? null : itemAt(view, row);
      return picked.kind === 'all' || (item !== null && picked.ids.has(item.id));
    },
    select,
    extend,
    selectAll: () => pick(index, { kind: 'all' }),
    seek: (id) => void seek(id),
  };
}

/** Asks where the token stands when a new reading of the shelf does not say. */
function useFollowing(view: ShelfView, question: string | null, onFound: (index: number | null) => void): void {
  const ask = useEffectEvent(async (isCurrent: () => boolean) => {
    if (question === null) return;
    const found = await call('tokens:find', { id: question, ...view.scope });
    if (isCurrent()) onFound(found.ok ? found.value.index : null);
  });
  useEffect(() => {
    let isCurrent = true;
    void ask(() => isCurrent);
    return () => {
      isCurrent = false;
    };
  }, [view.reading, question]);
}

function at(view: ShelfView, index: number): Chosen {
  const item = itemAt(view, index);
  return { index, item, anchor: placeOf(index, item), picked: one, scope: view.scope };
}

function placeOf(index: number, item: ShelfItem | null): Place {
  return { index, id: item?.id ?? null };
}

function toggled(ids: ReadonlySet<string>, id: string): string[] {
  return ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id];
}

function someOf(ids: Iterable<string>): Picked {
  return { kind: 'some', ids: new Set(ids) };
}
