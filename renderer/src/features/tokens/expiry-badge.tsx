import { expiringSeconds, type ShelfItem } from '../../../../shared/tokens.ts';
import { formatRelative } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';

/** A token's state in words, live: "expires in 43 min", "expired 3 min ago". */
export function ExpiryBadge({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  const now = useNow();
  // Minutes matter within some hours; seconds, and hours beside days, would only be noise in a list.
  const distance = (at: number) => formatRelative(at, now, m.time, isWithinHours(Math.abs(at - now)) ? 2 : 1);
  const { notBefore, expiresAt } = item;
  if (expiresAt !== null && expiresAt <= now) return <Badge tone="expired">{m.tokens.expiredAgo(distance(expiresAt))}</Badge>;
  if (notBefore !== null && notBefore > now) return <Badge tone="warning">{m.tokens.notYetValid(distance(notBefore))}</Badge>;
  if (expiresAt === null) return <Badge>{m.tokens.neverExpires}</Badge>;
  const tone = isSpent(item) ? 'neutral' : expiresAt - now <= expiringSeconds ? 'warning' : 'valid';
  return <Badge tone={tone}>{m.tokens.expiresIn(distance(expiresAt))}</Badge>;
}

const isWithinHours = (seconds: number) => seconds >= 3_600 && seconds < 86_400;

/** Its time is not over, but it is of no use any more: green would say otherwise. */
function isSpent({ isRevoked, role }: ShelfItem): boolean {
  return isRevoked || role === 'used';
}
