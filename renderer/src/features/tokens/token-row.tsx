import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useMessages } from '../../messages/index.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { ExpiryBadge } from './expiry-badge.tsx';
import { keyText, tokenName } from './token-name.ts';

export const rowHeight = 56;

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
  return (
    <div className="flex h-full flex-col justify-center gap-0.5">
      <span className="min-w-0 font-medium">
        <SafeText text={tokenName(item, m)} truncates />
      </span>
      <div className="flex min-w-0 items-center gap-1.5 text-xs text-ink-soft">
        <span className="shrink-0 font-mono">
          <SafeText text={item.alg} />
        </span>
        <span aria-hidden>·</span>
        <SafeText text={keyText(item, m)} truncates className="min-w-0 flex-1" />
        <ExpiryBadge item={item} />
      </div>
    </div>
  );
}
