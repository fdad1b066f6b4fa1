import type { ShelfItem } from '../../../../shared/tokens.ts';
import { formatClock } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';

/** Told to screen readers; the card shows it to everybody else. */
export function MintedNews({ item }: { readonly item: ShelfItem | null }) {
  const m = useMessages();
  return (
    <p role="status" className="sr-only">
      {item !== null && m.mint.minted(item.label || item.subject || item.alg, formatClock(item.storedAt, m.time.locale))}
    </p>
  );
}
