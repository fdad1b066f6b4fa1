import { X } from 'lucide-react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { useMessages } from '../../messages/screens.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { SuggestField } from '../../ui/suggest-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { claimKinds, withKind, type ClaimKind, type ClaimRow } from './claim-rows.ts';
import type { RowFault } from './problem-text.ts';
import type { RowWords } from './row-words.ts';

type Props = {
  readonly row: ClaimRow;
  readonly words: RowWords;
  readonly number: number;
  readonly fault: RowFault | null;
  /** Says what a claim of that name means, where that is known. */
  readonly isExplained: boolean;
  readonly onChange: (change: Partial<ClaimRow>) => void;
  /** From now on its mistakes may be named. */
  readonly onLeave: () => void;
  readonly onRemove: () => void;
  /** Enter: on to the next row, or a new one. */
  readonly onNext: () => void;
};

/** One line where there is room for it; else the value goes below name and kind. */
export const claimColumns =
  'grid grid-cols-[minmax(0,1fr)_7.5rem_1.5rem] @md:grid-cols-[minmax(5rem,2fr)_7.5rem_minmax(7rem,3fr)_1.5rem] gap-x-2 gap-y-1.5';

export function ClaimRowEditor({ row, words, number, fault, isExplained, onChange, onLeave, onRemove, onNext }: Props) {
  const m = useMessages();
  const offered: readonly ClaimKind[] = row.kind === 'quoted' ? [...claimKinds, 'quoted'] : claimKinds;
  const kinds = offered.map((value) => ({ value, label: m.mint.kinds[value] }));
  const meaning = isExplained && Object.hasOwn(words.meanings, row.name) ? words.meanings[row.name] : undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  const onBlur = (event: FocusEvent) => {
    const next = event.relatedTarget;
    if (row.isLeft || !(next instanceof Element) || event.currentTarget.contains(next)) return;
    // The kind's list opens in a layer of its own; going there is not leaving.
    if (next.closest('[role="listbox"]') === null) onLeave();
  };
  return (
    <div
      role="group"
      aria-label={words.row(number)}
      data-row={row.id}
      onBlur={onBlur}
      className={`${claimColumns} items-start border-b border-line px-3 py-1.5`}
    >
      <NameField
        name={row.name}
        suggestions={words.names}
        error={fault?.at === 'name' ? fault.text : null}
        onChange={(name) => onChange({ name })}
        onKeyDown={onKeyDown}
      />
      <Select label={m.mint.claimKind} hideLabel options={kinds} value={row.kind} onChange={(kind) => onChange(withKind(row, kind))} />
      <div className="order-2 col-span-2 min-w-0 @md:order-none @md:col-span-1">
        <ClaimValue
          row={row}
          error={fault?.at === 'value' ? fault.text : null}
          onChange={(text) => onChange({ text })}
          onKeyDown={onKeyDown}
        />
      </div>
      <span className="order-1 flex h-8 items-center @md:order-none">
        <IconButton icon={X} size="small" label={row.name === '' ? words.removeUnnamed : words.remove(row.name)} onPress={onRemove} />
      </span>
      {meaning !== undefined && <p className="order-3 col-span-full text-xs text-ink-faint">{meaning}</p>}
    </div>
  );
}

type NameProps = {
  readonly name: string;
  readonly suggestions: readonly string[] | undefined;
  readonly error: string | null;
  readonly onChange: (name: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

function NameField({ name, suggestions, error, onChange, onKeyDown }: NameProps) {
  const m = useMessages();
  const shared = { label: m.mint.claimName, hideLabel: true, value: name, error };
  if (suggestions === undefined) return <TextField {...shared} isMono onChange={onChange} onKeyDown={onKeyDown} />;
  return <SuggestField {...shared} suggestions={suggestions} onType={onChange} onCommit={onChange} />;
}

type ValueProps = {
  readonly row: ClaimRow;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

function ClaimValue({ row, error, onChange, onKeyDown }: ValueProps) {
  const m = useMessages();
  const shared = { label: m.mint.claimValue, hideLabel: true };
  if (row.kind === 'null') return <span className="flex h-8 items-center px-2.5 text-ink-faint italic">{m.mint.nullValue}</span>;
  if (row.kind === 'boolean') {
    const options = [
      { value: 'true', label: 'true' },
      { value: 'false', label: 'false' },
    ] as const;
    return <Select {...shared} isMono options={options} value={row.text === 'true' ? 'true' : 'false'} onChange={onChange} />;
  }
  return (
    <TextField
      {...shared}
      isMono={row.kind !== 'string'}
      placeholder={placeholders[row.kind]}
      value={row.text}
      onChange={onChange}
      onKeyDown={onKeyDown}
      error={error}
    />
  );
}

const placeholders = { string: '', number: '0', list: '["a", "b"]', object: '{"id": 1}', quoted: '"two\\nlines"' };
