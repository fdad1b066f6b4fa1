import type { KeySummary } from '../../../../shared/keys.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly predecessorId: string | null;
  readonly successorId: string | null;
  readonly all: readonly KeySummary[];
  readonly onShow: (id: string) => void;
};

/** The keys before and after it in a rotation; nothing for those that were never rotated, or are gone. */
export function Lineage({ predecessorId, successorId, all, onShow }: Props) {
  const m = useMessages();
  const before = all.find((key) => key.id === predecessorId);
  const after = all.find((key) => key.id === successorId);
  if (before === undefined && after === undefined) return null;
  return (
    <div className="flex min-w-0 flex-wrap gap-2">
      {before !== undefined && (
        <Button size="small" onPress={() => onShow(before.id)}>
          {m.keys.replaces(before.name)}
        </Button>
      )}
      {after !== undefined && (
        <Button size="small" onPress={() => onShow(after.id)}>
          {after.state === 'next' ? m.keys.willBeReplacedBy(after.name) : m.keys.replacedBy(after.name)}
        </Button>
      )}
    </div>
  );
}
