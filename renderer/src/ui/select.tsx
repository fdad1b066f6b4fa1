import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, type Key } from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldLabel, FieldNote, type FieldTexts } from './field-parts.tsx';
import { optionLook, popoverLook } from './popover-look.ts';

export type Option<V extends string> = {
  readonly value: V;
  /** The name: shown, searched by typing, and read out. */
  readonly label: string;
  readonly detail?: ReactNode;
  readonly after?: ReactNode;
  readonly isDisabled?: boolean;
};

type Props<V extends string> = FieldTexts & {
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isMono?: boolean;
};

export function Select<V extends string>(props: Props<V>) {
  const { options, value, onChange, placeholder, isDisabled = false, isMono = false } = props;
  const choose = (key: Key | null) => {
    const option = options.find((candidate) => candidate.value === key);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <AriaSelect
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      isInvalid={typeof props.error === 'string'}
      validationBehavior="aria"
      {...(placeholder !== undefined && { placeholder })}
      // The button shows the focus; the root has its mark too.
      className="flex min-w-0 flex-col gap-1 outline-none"
    >
      <FieldLabel {...props} />
      <Button className="field-shape flex h-8 items-center gap-2 px-2.5 text-left data-hovered:border-ink-faint">
        <SelectValue
          className={cx('flex min-w-0 flex-1 items-center gap-2 truncate data-placeholder:text-ink-faint', isMono && 'font-mono text-xs')}
        />
        <ChevronDown aria-hidden size={15} className="shrink-0 text-ink-faint" />
      </Button>
      <FieldNote {...props} />
      <Popover offset={4} className={popoverLook}>
        <ListBox items={options} className="outline-none">
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className={cx('group', optionLook)}
            >
              <span className="min-w-0 flex-1">
                <span className="flex items-center gap-2">
                  <span className={cx('truncate', isMono && 'font-mono text-xs')}>{option.label}</span>
                  {option.after}
                </span>
                {option.detail !== undefined && <span className="block text-xs text-ink-faint in-[button]:hidden">{option.detail}</span>}
              </span>
              <Check aria-hidden size={15} className="invisible shrink-0 text-accent-text group-data-selected:visible in-[button]:hidden" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
