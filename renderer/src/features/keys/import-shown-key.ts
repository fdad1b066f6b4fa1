import { useState } from 'react';
import type { FoundKey } from '../../../../shared/key-import.ts';

/** So many keys are drawn at once: a set of a thousand has pages. */
export const keysPerPage = 50;

export type ShownKey = {
  readonly page: number;
  readonly setPage: (page: number) => void;
  readonly isOpen: (index: number) => boolean;
  readonly toggle: (index: number) => void;
  /** Opens a key and turns to its page. */
  readonly show: (index: number) => void;
  /** The key that `show` asked for last: it comes into view. */
  readonly sought: number | null;
};

/** Which keys are open. One that came alone is open from the start. */
export function useShownKey(found: readonly FoundKey[]): ShownKey {
  const [page, setPage] = useState(0);
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [sought, setSought] = useState<number | null>(null);
  const pages = Math.max(1, Math.ceil(found.length / keysPerPage));
  const isOpen = (index: number) => toggled.get(index) ?? found.length === 1;
  return {
    page: Math.min(page, pages - 1),
    setPage,
    isOpen,
    toggle: (index) => setToggled(new Map(toggled).set(index, !isOpen(index))),
    show: (index) => {
      setPage(Math.floor(found.findIndex((key) => key.index === index) / keysPerPage));
      setToggled(new Map(toggled).set(index, true));
      setSought(index);
    },
    sought,
  };
}
