import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, ComboBox, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useMessages } from '../messages/index.ts';
import { FieldLabel, FieldNote, type FieldTexts } from './field-parts.tsx';
import { optionLook, popoverLook } from './popover-look.ts';
import { SafeText } from './safe-text.tsx';

/** More are found by typing: a list of thousands would be drawn whole. */
const mostShown = 50;

type Props = FieldTexts & {
  readonly value: string;
  readonly suggestions: readonly string[];
  /** On leaving the field, on Enter, and when a suggestion is chosen; not for each letter. */
  readonly onCommit: (value: string) => void;
  /** For each letter, where a button beside the field commits. */
  readonly onType?: (value: string) => void;
  /** The first time that the field is entered: to load the suggestions. */
  readonly onEnter?: () => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
};

/** A text of one's own, or one that was used before. */
export function SuggestField({
  value,
  suggestions,
  onCommit,
  onType,
  onEnter,
  placeholder,
  isDisabled = false,
  maxLength,
  ...texts
}: Props) {
  const m = useMessages();
  // Null where nothing was typed since the value came. What could not be kept stays in the field, beside the error.
  const [typed, setTyped] = useState<string | null>(null);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (typed !== value) setTyped(null);
  }
  const text = typed ?? value;
  const wanted = text.trim().toLowerCase();
  // Opened on what is kept already, it offers all the others.
  const isFresh = wanted === '' || (onType === undefined && text === value);
  const fitting = suggestions.filter((name) => isFresh || name.toLowerCase().includes(wanted)).slice(0, mostShown);
  const commit = (chosen: string) => {
    setTyped(chosen.trim());
    if (chosen.trim() !== value) onCommit(chosen.trim());
  };
  return (
    <ComboBox
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="focus"
      inputValue={text}
      onInputChange={(next) => {
        if (next === text) return;
        setTyped(next);
        onType?.(next);
      }}
      items={fitting.map((name) => ({ id: name }))}
      onSelectionChange={(key) => {
        if (typeof key !== 'string') return;
        onType?.(key);
        commit(key);
      }}
      onFocus={() => onEnter?.()}
      onBlur={() => commit(text)}
      isDisabled={isDisabled}
      isInvalid={typeof texts.error === 'string'}
      validationBehavior="aria"
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldLabel {...texts} />
      <Group className="field-shape flex h-8 items-center gap-1 pr-1 pl-2.5" isDisabled={isDisabled}>
        <Input
          {...(placeholder !== undefined && { placeholder })}
          {...(maxLength !== undefined && { maxLength })}
          autoComplete="off"
          spellCheck="false"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit(text);
          }}
          className="h-full w-full min-w-0 bg-transparent outline-none selectable"
        />
        <Button aria-label={m.ui.suggestions} className="rounded-sm p-1 text-ink-faint data-hovered:text-ink">
          <ChevronDown aria-hidden size={15} />
        </Button>
      </Group>
      <FieldNote {...texts} />
      <Popover offset={4} className={`${popoverLook} max-h-60`}>
        <ListBox className="outline-none">
          {({ id }: { readonly id: string }) => (
            <ListBoxItem id={id} textValue={id} className={optionLook}>
              <SafeText text={id} truncates className="min-w-0" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
