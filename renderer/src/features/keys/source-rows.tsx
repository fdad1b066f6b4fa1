import { CloudOff, Globe } from 'lucide-react';
import type { SourceSummary } from '../../../../shared/key-sources.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { cx } from '../../ui/class-names.ts';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { ageText, hostOf } from './source-words.ts';

type Props = { readonly selectedId: string | null; readonly onSelect: (id: string) => void };

/** The public sources below the keys of the vault; nothing at all while there are none. */
export function SourceRows({ selectedId, onSelect }: Props) {
  const m = useMessages();
  const { state, reload } = useLoad('sources:list', {}, ['sources:changed']);
  if (state.status === 'failed') {
    return (
      <div className="p-3">
        <InlineError error={state.error} onRetry={reload} />
      </div>
    );
  }
  if (state.status !== 'done' || state.value.sources.length === 0) return null;
  return (
    <section aria-label={m.keySources.title} className="flex max-h-1/2 min-h-24 shrink-0 flex-col border-t border-line">
      <h2 className="px-5 pt-3 pb-1.5 text-xs font-semibold text-ink-soft">{m.keySources.title}</h2>
      <ul aria-label={m.keySources.list} className="min-h-0 overflow-auto px-2 pb-2">
        {state.value.sources.map((source) => (
          <li key={source.id}>
            <button
              type="button"
              aria-current={source.id === selectedId}
              onClick={() => onSelect(source.id)}
              className={cx(
                'flex w-full min-w-0 items-start gap-2.5 rounded-lg border px-3 py-2 text-left -outline-offset-2',
                source.id === selectedId ? 'border-line bg-selected shadow-low' : 'border-transparent hover:bg-hover',
              )}
            >
              <Row source={source} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ source }: { readonly source: SourceSummary }) {
  const m = useMessages();
  const now = useNow();
  const Icon = source.problem === null ? Globe : CloudOff;
  return (
    <>
      <Icon aria-hidden size={15} className="mt-0.5 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <SafeText text={source.name} truncates />
        </span>
        <span className="block truncate text-xs text-ink-soft">
          <SafeText text={hostOf(source.url)} truncates />
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
          <span>{m.keySources.keyCount(source.keyCount)}</span>
          <span aria-hidden className="text-ink-faint">
            ·
          </span>
          <span>{ageText(source.fetchedAt, now, m)}</span>
          {source.problem !== null && <Badge tone="invalid">{m.keySources.problem}</Badge>}
          {source.staleAt <= now && <Badge tone="warning">{m.keySources.stale}</Badge>}
        </span>
      </span>
    </>
  );
}
