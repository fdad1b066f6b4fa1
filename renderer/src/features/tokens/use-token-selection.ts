import { useState } from 'react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';
import { indexOf, itemAt, pageOf, type ShelfView } from './shelf-pages.ts';

/** A row of the list; its token is null while its page is on the way. */
type Place = { readonly index: number; readonly item: ShelfItem | null };

export type TokenSelection = {
  readonly index: number | null;
  readonly item: ShelfItem | null;
  readonly select: (index: number) => void;
  /** Chooses a token by its id, wherever it stands. */
  readonly seek: (id: string) => void;
};

/**
 * The chosen token. It stays the same one while the list moves below it; where it is no longer in
 * the list, the newest one takes its place.
 */
export function useTokenSelection(view: ShelfView): TokenSelection {
  const [chosen, setChosen] = useState<Place | null>(null);
  // A row may be chosen before its page is there; from then on it is the token that counts.
  const arrived = chosen !== null && chosen.item === null ? itemAt(view, chosen.index) : null;
  if (chosen !== null && arrived !== null) setChosen({ index: chosen.index, item: arrived });

  const place = standing(view, chosen);
  return {
    index: place?.index ?? null,
    item: place?.item ?? null,
    select: (index) => {
      if (index >= 0 && index < view.total) setChosen({ index, item: itemAt(view, index) });
    },
    seek: (id) => {
      void call('tokens:get', { id }).then((found) => {
        if (found.ok) setChosen(found.value);
      });
    },
  };
}

function standing(view: ShelfView, chosen: Place | null): Place | null {
  if (chosen !== null) {
    const index = chosen.item === null ? null : indexOf(view, chosen.item.id);
    if (index !== null) return { index, item: itemAt(view, index) };
    const isUnknown = !view.pages.has(pageOf(chosen.index)) && chosen.index < view.total;
    if (isUnknown) return chosen;
  }
  const first = itemAt(view, 0);
  return first === null ? null : { index: 0, item: first };
}
