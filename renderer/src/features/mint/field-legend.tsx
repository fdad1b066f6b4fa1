import type { ReactNode } from 'react';

type Props = {
  readonly label: string;
  readonly code?: string;
  readonly mark?: ReactNode;
  readonly end?: ReactNode;
};

/** Looks like a field's label, above controls that name themselves. */
export function FieldLegend({ label, code, mark, end }: Props) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="flex flex-wrap items-baseline gap-x-1.5 text-xs font-semibold text-ink-soft">
        <span aria-hidden>{label}</span>
        {code !== undefined && (
          <code aria-hidden className="font-mono font-normal text-ink-faint">
            {code}
          </code>
        )}
        {mark}
      </span>
      {end}
    </div>
  );
}
