import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { ExpiryBadge } from './expiry-badge.tsx';
import { RenewMark, RoleBadge } from './role-badges.tsx';
import { keyText, tokenName } from './token-name.ts';

/** In pixels: name and role; algorithm, key, environment, tags and state. */
export const rowHeight = 60;

/** The inside of a list row; an outline where its page is still on the way. */
export function TokenRow({ item }: { readonly item: ShelfItem | null }) {
  const m = useMessages();
  if (item === null) {
    return (
      <div aria-hidden className="flex h-full animate-pulse flex-col justify-center gap-2">
        <span className="h-3 w-1/2 rounded-sm bg-neutral-soft" />
        <span className="h-2.5 w-1/3 rounded-sm bg-neutral-soft" />
      </div>
    );
  }
  const marks = item.environment === '' ? item.tags : [item.environment, ...item.tags.filter((tag) => tag !== item.environment)];
  return (
    <div className="flex h-full min-w-0 flex-col justify-center gap-0.5">
      <div className="flex min-w-0 items-center gap-1.5">
        <SafeText text={tokenName(item, m)} truncates className="min-w-0 flex-1 font-semibold text-ink" />
        <RenewMark item={item} />
        <RoleBadge item={item} />
      </div>
      <div className="flex min-w-0 items-center gap-2">
        {/* What does not fit wraps out of sight: half a tag says nothing. */}
        <span className="flex h-5 min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-1 overflow-hidden text-xs text-ink-soft">
          <span className="flex h-5 max-w-full min-w-0 items-center gap-1.5">
            <SafeText text={item.alg} isMono className="shrink-0" />
            <span aria-hidden>·</span>
            <SafeText text={keyText(item, m)} truncates className="min-w-0" />
          </span>
          {marks.map((mark) => (
            <Badge key={mark}>
              <SafeText text={mark} />
            </Badge>
          ))}
        </span>
        <ExpiryBadge item={item} />
      </div>
    </div>
  );
}
