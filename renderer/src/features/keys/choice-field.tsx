import type { ReactNode } from 'react';
import { Segmented, type Segment } from '../../ui/segmented.tsx';

type Props<V extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** What the choice means. */
  readonly note?: string | null | undefined;
  /** What the choice opens. */
  readonly children?: ReactNode;
};

/** One of a few, under a label that can be seen, and in a sentence what it means. */
export function ChoiceField<V extends string>({ label, note, children, ...choice }: Props<V>) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span aria-hidden className="text-xs font-semibold text-ink-soft">
        {label}
      </span>
      <Segmented label={label} {...choice} />
      {typeof note === 'string' && (
        <p aria-live="polite" className="text-xs text-ink-soft">
          {note}
        </p>
      )}
      {children}
    </div>
  );
}
