import type { KeyList as KeyListValue, KeySummary } from '../../../../shared/keys.ts';
import { formatRelative } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { OrphansBanner } from './orphans-banner.tsx';
import type { KeysScreenState } from './use-keys.ts';

type Props = { readonly keys: KeysScreenState; readonly orphans: KeyListValue['orphans'] };

export function KeyList({ keys, orphans }: Props) {
  const m = useMessages();
  const { found, selected, isCreating } = keys;
  const at = selected === null || isCreating ? -1 : found.indexOf(selected);
  return (
    <>
      {orphans.length > 0 && (
        <div className="p-3 pb-0">
          <OrphansBanner orphans={orphans} />
        </div>
      )}
      <div className="flex p-3 pb-2">
        <SearchField label={m.keys.search} value={keys.search} onChange={keys.setSearch} />
      </div>
      {found.length === 0 ? (
        <p role="status" className="px-4 py-2 text-ink-soft">
          <SafeText text={m.keys.noMatch(keys.search)} />
        </p>
      ) : (
        <VirtualList
          label={m.keys.list}
          count={found.length}
          rowHeight={56}
          selectedIndex={at < 0 ? null : at}
          onSelect={(index) => {
            const key = found[index];
            if (key !== undefined) keys.select(key.id);
          }}
          renderRow={(index) => {
            const key = found[index];
            return key === undefined ? null : <Row summary={key} />;
          }}
        />
      )}
    </>
  );
}

function Row({ summary }: { readonly summary: KeySummary }) {
  const m = useMessages();
  const now = useNow();
  const used = summary.lastUsedAt === null ? m.keys.neverUsed : m.keys.usedAgo(formatRelative(summary.lastUsedAt, now, m.time, 1));
  return (
    <div className="flex h-full min-w-0 items-center gap-3">
      <div className="min-w-0 flex-1">
        <SafeText text={summary.name} truncates className="font-semibold text-ink" />
        <div className="flex min-w-0 gap-1.5 text-xs text-ink-soft">
          <SafeText text={summary.kid.slice(0, 7)} isMono className="shrink-0" />
          <span aria-hidden>·</span>
          <span className="truncate">{used}</span>
        </div>
      </div>
      {summary.state === 'secret-missing' ? (
        <Badge tone="invalid">{m.keys.secretMissing}</Badge>
      ) : (
        <Badge tone="accent">{summary.alg}</Badge>
      )}
    </div>
  );
}
