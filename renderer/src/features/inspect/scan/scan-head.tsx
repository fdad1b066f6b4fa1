import { ArrowDown, ArrowUp } from 'lucide-react';
import type { scanSorts, ScanView } from '../../../../../shared/scan.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { columnClass } from './scan-row.tsx';

type Sort = (typeof scanSorts)[number];
type Props = { readonly order: ScanView['order']; readonly onOrder: (order: ScanView['order']) => void };

const heads: readonly Sort[] = ['verdict', 'issuer', 'subject', 'alg', 'kid', 'expires', 'place', 'times'];

/** The heads of the columns: pressed once to sort by one, again to turn it round. */
export function ScanHead({ order, onOrder }: Props) {
  const m = useMessages();
  return (
    // As wide inside as a row of the list, and further left by the padding of the buttons: their words stand above the cells'.
    <div
      role="group"
      aria-label={m.inspectScan.sortBy}
      className="flex shrink-0 items-center overflow-hidden border-b border-line py-1 pr-7.25 pl-3.25 [scrollbar-gutter:stable]"
    >
      {heads.map((by) => {
        const isOn = order.by === by;
        const Arrow = order.isDescending ? ArrowDown : ArrowUp;
        const name = m.inspectScan.sorts[by];
        const direction = order.isDescending ? m.inspectScan.descending : m.inspectScan.ascending;
        return (
          <div key={by} className={cx(columnClass[by], by === 'times' && 'relative left-4')}>
            <Button look="ghost" size="small" onPress={() => onOrder({ by, isDescending: isOn && !order.isDescending })}>
              {name}
              {isOn && (
                <>
                  <Arrow aria-hidden size={13} className="ml-1 inline" />
                  <span className="sr-only">{direction}</span>
                </>
              )}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
