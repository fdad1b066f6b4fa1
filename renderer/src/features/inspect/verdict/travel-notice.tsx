import { History } from 'lucide-react';
import { formatUtc } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';

/** The clock was set: nobody should take the verdict for today's. */
export function TravelNotice({ at, onBack }: { readonly at: number; readonly onBack: () => void }) {
  const m = useMessages();
  return (
    <div role="status" className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-warning-soft px-3 py-1.5 text-warning">
      <History aria-hidden size={16} className="shrink-0" />
      <span className="min-w-40 flex-1 font-medium">{m.inspectVerdict.travelling(formatUtc(at, m.time.locale))}</span>
      <Button size="small" onPress={onBack}>
        {m.inspectVerdict.backToNow}
      </Button>
    </div>
  );
}
