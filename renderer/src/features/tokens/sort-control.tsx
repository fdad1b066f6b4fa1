import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import type { ShelfOrder } from '../../../../shared/tokens.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { firstOrder, sorts } from './shelf-scope.ts';

type Props = { readonly order: ShelfOrder; readonly onOrder: (order: ShelfOrder) => void };

/** By what the list is sorted, and which end comes first. */
export function SortControl({ order, onOrder }: Props) {
  const m = useMessages();
  const words = m.tokens.sorts[order.by];
  const shown = order.isDescending ? words.down : words.up;
  return (
    <div className="flex items-center">
      <Menu
        label={m.tokens.sort}
        trigger={
          <Button look="ghost" size="small" aria-label={m.tokens.sortedBy(shown)}>
            {shown}
          </Button>
        }
        value={order.by}
        actions={sorts.map((by) => ({
          id: by,
          label: m.tokens.sorts[by].name,
          onAction: () => onOrder(by === order.by ? order : firstOrder(by)),
        }))}
      />
      <IconButton
        size="small"
        icon={order.isDescending ? ArrowDownWideNarrow : ArrowUpNarrowWide}
        label={m.tokens.turnOrder}
        onPress={() => onOrder({ ...order, isDescending: !order.isDescending })}
      />
    </div>
  );
}
