import type { KeySummary } from '../../../../shared/keys.ts';
import { formatRelative } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { AlgorithmBadge, StandingBadge } from './key-badges.tsx';

/** In pixels: name and algorithm, kid, last use and standing. */
export const keyRowHeight = 60;

export function KeyRow({ summary }: { readonly summary: KeySummary }) {
  return (
    <div className="flex h-full min-w-0 flex-col justify-center gap-0.5">
      <div className="flex min-w-0 items-center gap-2">
        <SafeText text={summary.name} truncates className="min-w-0 flex-1 font-semibold text-ink" />
        <AlgorithmBadge summary={summary} isBrief />
      </div>
      <div className="flex min-w-0 items-center gap-2">
        {/* What does not fit wraps out of sight: half a tag says nothing. */}
        <span className="flex h-5 min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-1 overflow-hidden text-xs text-ink-soft">
          <span className="flex h-5 max-w-full min-w-0 items-center gap-1.5">
            <SafeText text={shortKid(summary.kid)} isMono className="shrink-0" />
            <span aria-hidden>·</span>
            <LastUse at={summary.lastUsedAt} />
          </span>
          {summary.tags.map((tag) => (
            <Badge key={tag}>
              <SafeText text={tag} />
            </Badge>
          ))}
        </span>
        <StandingBadge summary={summary} />
      </div>
    </div>
  );
}

function LastUse({ at }: { readonly at: number | null }) {
  const m = useMessages();
  const now = useNow();
  return <span className="truncate">{at === null ? m.keys.neverUsed : m.keys.usedAgo(formatRelative(at, now, m.time, 1))}</span>;
}

/** Long ids by their beginning, as git does; a date or a name of one's own in full. */
export function shortKid(kid: string): string {
  return kid.length <= 12 ? kid : kid.slice(0, 7);
}
