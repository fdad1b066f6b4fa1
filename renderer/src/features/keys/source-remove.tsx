import type { SourceSummary } from '../../../../shared/key-sources.ts';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { showToast } from '../../ui/toast.tsx';

type Props = { readonly summary: SourceSummary; readonly onRemoved: () => void; readonly onClose: () => void };

/** Names what goes with the source. Its history cannot be fetched again, so there is no undo. */
export function RemoveSource({ summary, onRemoved, onClose }: Props) {
  const m = useMessages();
  const remove = useCall('sources:remove');
  const confirm = async () => {
    const result = await remove.run({ id: summary.id });
    if (!result.ok) return;
    onClose();
    showToast({ title: m.keySources.removed(summary.name) });
    onRemoved();
  };
  return (
    <ConfirmDialog
      isOpen
      title={m.keySources.removeTitle(summary.name)}
      confirmLabel={m.keySources.removeConfirm}
      isBusy={remove.state.status === 'busy'}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-soft">
        {summary.keyCount > 0 && <li>{m.keySources.removeKeys(summary.keyCount)}</li>}
        <li>{m.keySources.removeHistory}</li>
      </ul>
      {remove.state.status === 'failed' && <InlineError error={remove.state.error} />}
    </ConfirmDialog>
  );
}
