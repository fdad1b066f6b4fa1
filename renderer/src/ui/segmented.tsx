import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './class-names.ts';

export type Segment<V extends string> = { readonly value: V; readonly label: ReactNode };
type Props<V extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly size?: 'normal' | 'small';
  readonly isDisabled?: boolean;
};

/** One of a few: always exactly one is chosen. Wraps where room is short. */
export function Segmented<V extends string>({ label, segments, value, onChange, size = 'normal', isDisabled = false }: Props<V>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.value));
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className="inline-flex w-fit max-w-full flex-wrap gap-0.5 rounded-lg border border-line bg-well p-0.5"
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.value}
          id={segment.value}
          className={cx(
            'rounded-md border border-transparent text-ink-soft transition-colors duration-100 data-hovered:text-ink data-disabled:text-ink-faint',
            'data-selected:border-line data-selected:bg-selected data-selected:font-medium data-selected:text-ink data-selected:shadow-low',
            size === 'small' ? 'h-6 px-2 text-xs' : 'h-7 px-2.5 text-sm',
          )}
        >
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
