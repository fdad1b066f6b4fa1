import type { Dependants, KeySummary } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';
import { useCall, useLoad } from '../../lib/use-call.ts';
import { useMessages, type Messages } from '../../messages/index.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showFailure, showToast } from '../../ui/toast.tsx';

type Props = {
  readonly summary: KeySummary;
  readonly onClose: () => void;
  /** Where the deletion means more than that a key goes. */
  readonly words?: { readonly text: string; readonly confirm: string; readonly deleted: string };
};

/** Names what goes with the key before it goes. The toast can bring it back until main erases the secret. */
export function DeleteKey({ summary, onClose, words }: Props) {
  const m = useMessages();
  const { state: detail, reload } = useLoad('keys:get', { id: summary.id });
  const remove = useCall('keys:delete');
  const confirm = async () => {
    const result = await remove.run({ id: summary.id });
    if (!result.ok) return;
    onClose();
    announceDeleted(summary, words?.deleted ?? m.keys.deleted(summary.name), m);
  };
  return (
    <ConfirmDialog
      isOpen
      title={m.keys.deleteTitle(summary.name)}
      confirmLabel={words?.confirm ?? m.keys.deleteConfirm}
      isBusy={remove.state.status === 'busy'}
      isConfirmDisabled={detail.status !== 'done'}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {words !== undefined && <p className="text-ink-soft">{words.text}</p>}
      {detail.status === 'done' && <Consequences found={detail.value.dependants} isPublic={summary.holds === 'public'} />}
      {(detail.status === 'busy' || detail.status === 'idle') && <Skeleton rows={2} />}
      {detail.status === 'failed' && <InlineError error={detail.error} onRetry={reload} />}
      {remove.state.status === 'failed' && <InlineError error={remove.state.error} />}
    </ConfirmDialog>
  );
}

function announceDeleted({ id, name, holds }: KeySummary, title: string, m: Messages): void {
  const undo = async () => {
    const result = await call('keys:restore', { id });
    if (result.ok) return showToast({ title: m.keys.restored(name) });
    showFailure(result.error, m);
  };
  showToast({
    title,
    ...(holds !== 'public' && { detail: m.keys.deletedDetail }),
    onUndo: () => void undo(),
  });
}

function Consequences({ found, isPublic }: { readonly found: Dependants; readonly isPublic: boolean }) {
  const m = useMessages();
  const lines = [
    isPublic ? m.keys.deletePublicGone : m.keys.deleteSecretGone,
    found.tokens === 0 ? m.keys.deleteNoTokens : m.keys.deleteTokens(found.tokens, found.validTokens),
    ...(found.profiles.length > 0 ? [m.keys.deleteProfiles(found.profiles.map(({ name }) => name).join(', '))] : []),
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
