import { useState } from 'react';
import { call } from '../../lib/api.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/index.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { deleteExpired } from './delete-expired.ts';
import { announceDeleted, announceFailure } from './announce.ts';

/** Asks before all expired tokens go. `ask` counts them first: with none there is nothing to ask. */
export function useDeleteExpired() {
  const m = useMessages();
  const [count, setCount] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = async () => {
    const page = await call('tokens:list', { search: '', state: 'expired', offset: 0, limit: 1 });
    if (!page.ok) announceFailure(page.error, m);
    else if (page.value.total === 0) showToast({ title: m.tokens.noneExpired });
    else setCount(page.value.total);
  };
  const confirm = async () => {
    setBusy(true);
    const result = await deleteExpired();
    setBusy(false);
    setCount(null);
    const deleted = result.ok ? result.value : result.error.deleted;
    if (deleted.length > 0)
      announceDeleted(deleted, m.tokens.expiredDeleted(deleted.length, formatNumber(deleted.length, m.time.locale)), m);
    if (!result.ok) announceFailure(result.error.error, m);
  };
  const dialog = (
    <ConfirmDialog
      isOpen={count !== null}
      title={m.tokens.deleteExpiredTitle(count ?? 0, formatNumber(count ?? 0, m.time.locale))}
      confirmLabel={m.tokens.deleteExpiredConfirm}
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onCancel={() => setCount(null)}
    >
      <p className="text-ink-soft">{m.tokens.deleteExpiredText}</p>
    </ConfirmDialog>
  );
  return { ask: () => void ask(), dialog };
}
