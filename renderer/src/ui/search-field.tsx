import { Search, X } from 'lucide-react';
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { useMessages } from '../messages/index.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
};

/** Searches while one types; Esc empties it. */
export function SearchField({ label, value, onChange, placeholder = label, autoFocus = false }: Props) {
  const m = useMessages();
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      autoComplete="off"
      spellCheck="false"
      className="min-w-0 flex-1"
    >
      <Group className="field-shape flex h-8 items-center gap-2 px-2.5">
        <Search aria-hidden size={15} className="shrink-0 text-ink-faint" />
        <Input
          placeholder={placeholder}
          className="h-full w-full min-w-0 bg-transparent outline-none selectable [&::-webkit-search-cancel-button]:hidden"
        />
        {value !== '' && (
          <Button aria-label={m.ui.clear} className="-mr-1 rounded-sm p-1 text-ink-faint data-hovered:text-ink">
            <X aria-hidden size={14} />
          </Button>
        )}
      </Group>
    </AriaSearchField>
  );
}
