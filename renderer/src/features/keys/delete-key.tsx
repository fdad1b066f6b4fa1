import type { DeleteConsequences, KeySummary } from '../../../../shared/keys.ts';
import { useCall, useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';

type Props = { readonly summary: KeySummary; readonly onClose: () => void };

/** Names what goes with the key before it goes. A secret cannot be brought back, so there is no undo. */
export function DeleteKey({ summary, onClose }: Props) {
  const m = useMessages();
  const { state: consequences, reload } = useLoad('keys:consequences', { id: summary.id });
  const remove = useCall('keys:delete');
  const confirm = async () => {
    const result = await remove.run({ id: summary.id });
    if (!result.ok) return;
    onClose();
    showToast({ title: m.keys.deleted(summary.name) });
  };
  return (
    <ConfirmDialog
      isOpen
      title={m.keys.deleteTitle(summary.name)}
      confirmLabel={m.keys.deleteConfirm}
      isBusy={remove.state.status === 'busy'}
      isConfirmDisabled={consequences.status !== 'done'}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {consequences.status === 'done' && <Consequences found={consequences.value} />}
      {(consequences.status === 'busy' || consequences.status === 'idle') && <Skeleton rows={2} />}
      {consequences.status === 'failed' && <InlineError error={consequences.error} onRetry={reload} />}
      {remove.state.status === 'failed' && <InlineError error={remove.state.error} />}
    </ConfirmDialog>
  );
}

function Consequences({ found }: { readonly found: DeleteConsequences }) {
  const m = useMessages();
  const lines = [
    m.keys.deleteSecretGone,
    found.tokens === 0 ? m.keys.deleteNoTokens : m.keys.deleteTokens(found.tokens, found.validTokens),
    ...(found.usedByLocalApi ? [m.keys.deleteLocalApi] : []),
  ];
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-soft">
      {lines.map((line) => (
        <li key={line}>
          <SafeText text={line} />
        </li>
      ))}
    </ul>
  );
}
