import type { ShelfItem } from '../../../../shared/tokens.ts';
import { formatRelative } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';

/** Under this many seconds a token is about to expire. */
const soon = 300;

/** A token's state in words, live: "expires in 43 min", "expired 3 min ago". */
export function ExpiryBadge({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  const now = useNow();
  // Under an hour, seconds would only be noise in a list.
  const distance = (at: number) => formatRelative(at, now, m.time, Math.abs(at - now) < 3_600 ? 1 : 2);
  const { notBefore, expiresAt } = item;
  if (expiresAt !== null && expiresAt <= now) return <Badge tone="expired">{m.tokens.expiredAgo(distance(expiresAt))}</Badge>;
  if (notBefore !== null && notBefore > now) return <Badge tone="warning">{m.tokens.notYetValid(distance(notBefore))}</Badge>;
  if (expiresAt === null) return <Badge>{m.tokens.neverExpires}</Badge>;
  return <Badge tone={expiresAt - now <= soon ? 'warning' : 'valid'}>{m.tokens.expiresIn(distance(expiresAt))}</Badge>;
}
