import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useNow } from '../../lib/use-now.ts';

/** How much of its life a token has spent, as a bar. A picture only: the times stand below in words. */
export function LifeLine({ item }: { readonly item: ShelfItem }) {
  const now = useNow();
  const from = item.notBefore ?? item.issuedAt;
  const { expiresAt } = item;
  if (from === null || expiresAt === null || expiresAt <= from) return null;
  const spent = Math.min(1, Math.max(0, (now - from) / (expiresAt - from)));
  return (
    <div aria-hidden className="mb-1 h-1.5 overflow-hidden rounded-full bg-neutral-soft">
      <div
        className={spent >= 1 ? 'h-full bg-expired' : spent > 0.9 ? 'h-full bg-warning' : 'h-full bg-valid'}
        style={{ width: `${(spent * 100).toFixed(1)}%` }}
      />
    </div>
  );
}
