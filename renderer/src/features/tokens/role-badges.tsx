import { RefreshCw } from 'lucide-react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';

/** What a token is of its session: "access", "refresh", "used"; "revoked" outdoes them all. */
export function RoleBadge({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  if (item.isRevoked) return <Badge tone="invalid">{m.tokens.revoked}</Badge>;
  return item.role === null ? null : <Badge>{m.tokens.roles[item.role]}</Badge>;
}

/** Marks a token that renews itself. */
export function RenewMark({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  if (item.renewsBefore === null) return null;
  return (
    <span role="img" aria-label={m.tokens.renewsItself} title={m.tokens.renewsItself} className="shrink-0 text-ink-faint">
      <RefreshCw aria-hidden size={13} />
    </span>
  );
}
