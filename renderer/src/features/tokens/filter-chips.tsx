import { X } from 'lucide-react';
import type { ShelfFilter } from '../../../../shared/tokens.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { isOn, without, wordsOf, type FilterPart } from './shelf-scope.ts';

type Props = {
  readonly filter: ShelfFilter;
  /** Which conditions are shown, where they are on. */
  readonly parts: readonly FilterPart[];
  readonly onFilter: (filter: ShelfFilter) => void;
  readonly isCentered?: boolean;
};

/** The conditions that are on, each with a way to take it away, and one for all of them. */
export function FilterChips({ filter, parts, onFilter, isCentered = false }: Props) {
  const m = useMessages();
  const { keyId } = filter;
  const { state } = useLoad('keys:list', keyId === null ? null : {}, ['keys:changed']);
  const keyName = state.status === 'done' ? (state.value.keys.find(({ id }) => id === keyId)?.name ?? null) : null;
  const on = parts.filter((part) => isOn(filter, part));
  if (on.length === 0) return null;
  return (
    <ul aria-label={m.tokens.chips} className={cx('flex min-w-0 flex-wrap items-center gap-1.5', isCentered && 'justify-center')}>
      {on.map((part) => {
        const words = wordsOf(filter, part, keyName, m);
        return (
          <li
            key={part}
            className="flex max-w-full min-w-0 items-center rounded-full bg-accent-soft pl-2.5 text-xs font-medium text-accent-text"
          >
            <SafeText text={words} truncates className="min-w-0" />
            <IconButton icon={X} size="small" label={m.tokens.chipRemove(words)} onPress={() => onFilter(without(filter, part))} />
          </li>
        );
      })}
      {on.length > 1 && (
        <li>
          <Button look="ghost" size="small" onPress={() => onFilter(on.reduce((rest, part) => without(rest, part), filter))}>
            {m.tokens.clearAll}
          </Button>
        </li>
      )}
    </ul>
  );
}
