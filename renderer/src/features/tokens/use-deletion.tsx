import { useState } from 'react';
import { everyToken, type ShelfFilter, type ShelfItem } from '../../../../shared/tokens.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { call } from '../../lib/api.ts';
import { formatNumber } from '../../lib/format.ts';
import { useJob } from '../../lib/use-job.ts';
import { useMessages } from '../../messages/screens.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { showFailure, showToast } from '../../ui/toast.tsx';
import { announceDeleted } from './announce.ts';
import { briefName } from './token-name.ts';

/** What is asked about before it goes. */
type Pending =
  | { readonly kind: 'expired'; readonly count: number; readonly filter: ShelfFilter }
  | { readonly kind: 'matching'; readonly count: number; readonly filter: ShelfFilter }
  | { readonly kind: 'some'; readonly count: number; readonly ids: readonly string[] };

type Deleted = { readonly batch: string; readonly count: number };
/** As many ids as one call takes. */
const mostAtOnce = 10_000;

export type Deletion = ReturnType<typeof useDeletion>;

/** Deleting one token at once, and several after a question. All of it can be undone for 10 s. */
export function useDeletion(onSeveralDeleted: () => void) {
  const m = useMessages();
  const job = useJob();
  const [pending, setPending] = useState<Pending | null>(null);
  const [isBusy, setBusy] = useState(false);

  const one = async (item: ShelfItem, onRestored: () => void) => {
    const result = await call('tokens:delete', { ids: [item.id], batch: null });
    if (result.ok) announceDeleted(result.value.batch, m.tokens.deleted(briefName(item, m)), m, onRestored);
    else showFailure(result.error, m);
  };
  /** Counts them first: with none there is nothing to ask. */
  const askExpired = async () => {
    const filter: ShelfFilter = { ...everyToken, state: 'expired' };
    const page = await call('tokens:list', { filter, order: { by: 'stored', isDescending: true }, offset: 0, limit: 1 });
    if (!page.ok) showFailure(page.error, m);
    else if (page.value.total === 0) showToast({ title: m.tokens.noneExpired });
    else setPending({ kind: 'expired', count: page.value.total, filter });
  };
  const confirm = async () => {
    if (pending === null) return;
    setBusy(true);
    const deleted = pending.kind === 'some' ? await deleteIds(pending.ids) : await deleteMatching(pending.filter, job.begin());
    setBusy(false);
    setPending(null);
    if (!deleted.ok) return deleted.error.code === 'cancelled' ? undefined : showFailure(deleted.error, m);
    const { batch, count } = deleted.value;
    if (pending.kind !== 'expired') onSeveralDeleted();
    announceDeleted(batch, m.tokens.deletedMany(count, formatNumber(count, m.time.locale)), m);
  };
  const cancel = () => {
    if (isBusy) job.stop();
    else setPending(null);
  };
  const dialog = <Question pending={pending} isBusy={isBusy} onConfirm={() => void confirm()} onCancel={cancel} />;
  return {
    one: (item: ShelfItem, onRestored: () => void) => void one(item, onRestored),
    askExpired: () => void askExpired(),
    askMatching: (filter: ShelfFilter, count: number) => setPending({ kind: 'matching', filter, count }),
    askSome: (ids: readonly string[]) => setPending({ kind: 'some', ids, count: ids.length }),
    dialog,
  };
}

async function deleteMatching(filter: ShelfFilter, job: string): Promise<Result<Deleted>> {
  return call('tokens:delete-matching', { job, filter });
}

async function deleteIds(ids: readonly string[]): Promise<Result<Deleted>> {
  let batch: string | null = null;
  let count = 0;
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const result: Result<Deleted> = await call('tokens:delete', { ids: ids.slice(from, from + mostAtOnce), batch });
    // What went before is said and can be undone; the rest is still there to be seen.
    if (!result.ok) return batch === null ? result : ok({ batch, count });
    batch = result.value.batch;
    count += result.value.count;
  }
  return batch === null ? fail({ code: 'token-not-found' }) : ok({ batch, count });
}

type QuestionProps = {
  readonly pending: Pending | null;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

function Question({ pending, isBusy, onConfirm, onCancel }: QuestionProps) {
  const m = useMessages();
  const count = pending?.count ?? 0;
  const shown = formatNumber(count, m.time.locale);
  const isExpired = pending?.kind === 'expired';
  const text = isExpired
    ? m.tokens.deleteExpiredText
    : pending?.kind === 'matching'
      ? m.tokens.several.deleteMatchingText
      : m.tokens.several.deleteText;
  return (
    <ConfirmDialog
      isOpen={pending !== null}
      title={isExpired ? m.tokens.deleteExpiredTitle(count, shown) : m.tokens.several.deleteTitle(count, shown)}
      confirmLabel={isExpired ? m.tokens.deleteExpiredConfirm : m.tokens.several.deleteConfirm}
      isBusy={isBusy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p className="text-ink-soft">{text}</p>
    </ConfirmDialog>
  );
}
