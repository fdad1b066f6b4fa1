import type { ReactNode } from 'react';

export type Definition = { readonly term: ReactNode; readonly detail: ReactNode; readonly note?: ReactNode };

/** Names and values, ruled: claims, headers, facts. Where room is short the value goes below its name. */
export function DefinitionList({ rows }: { readonly rows: readonly (Definition & { readonly key: string })[] }) {
  return (
    <div className="@container">
      <dl className="grid @sm:grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)]">
        {rows.map((row) => (
          <div
            key={row.key}
            className="grid gap-x-6 border-line py-2 not-first:border-t first:pt-0 last:pb-0 @sm:col-span-2 @sm:grid-cols-subgrid"
          >
            <dt className="text-ink-soft">{row.term}</dt>
            <dd className="min-w-0 selectable">
              {row.detail}
              {row.note !== undefined && <div className="text-xs text-ink-soft">{row.note}</div>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
