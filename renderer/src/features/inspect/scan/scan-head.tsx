import { ArrowDown, ArrowUp } from 'lucide-react';
import type { scanSorts, ScanView } from '../../../../../shared/scan.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { columnClass } from './scan-row.tsx';

type Sort = (typeof scanSorts)[number];
type Props = { readonly order: ScanView['order']; readonly onOrder: (order: ScanView['order']) => void };

const heads: readonly Sort[] = ['verdict', 'issuer', 'subject', 'alg', 'kid', 'expires', 'place', 'times'];

/** The heads of the columns: pressed once to sort by one, again to turn it round. */
export function ScanHead({ order, onOrder }: Props) {
  const m = useMessages();
  return (
    <div role="group" aria-label={m.inspectScan.sortBy} className="flex items-center border-b border-line px-5 pb-1">
      {heads.map((by) => {
        const isOn = order.by === by;
        const name = m.inspectScan.sorts[by];
        const direction = order.isDescending ? m.inspectScan.descending : m.inspectScan.ascending;
        return (
          <div key={by} className={columnClass[by]}>
            <Button
              look="ghost"
              size="small"
              {...(isOn && { icon: order.isDescending ? ArrowDown : ArrowUp })}
              onPress={() => onOrder({ by, isDescending: isOn && !order.isDescending })}
            >
              {name}
              {isOn && <span className="sr-only">{direction}</span>}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
