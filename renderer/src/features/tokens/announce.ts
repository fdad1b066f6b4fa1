import { call } from '../../lib/api.ts';
import type { Messages } from '../../messages/screens.ts';
import { showFailure, showToast } from '../../ui/toast.tsx';

/** Says what went, and offers to bring it back for 10 s. `batch`: of 'tokens:delete'. */
export function announceDeleted(batch: string, title: string, m: Messages, onRestored?: () => void): void {
  announceUndoable('tokens:restore', [batch], title, m, onRestored);
}

/** Says what was moved, and offers to put it back for 10 s. `batches`: of 'tokens:organize'. */
export function announceOrganized(batches: readonly string[], title: string, m: Messages): void {
  announceUndoable('tokens:undo-organize', batches, title, m);
}

/** Of many tokens it takes a while: then it is said that it goes on. */
const lateMilliseconds = 1_000;

type Undo = 'tokens:restore' | 'tokens:undo-organize';

function announceUndoable(name: Undo, batches: readonly string[], title: string, m: Messages, onUndone?: () => void): void {
  const undo = async () => {
    const late = setTimeout(() => showToast({ title: m.tokens.undoing }), lateMilliseconds);
    for (const batch of batches) {
      const undone = await call(name, { batch });
      if (undone.ok) continue;
      clearTimeout(late);
      return showFailure(undone.error, m);
    }
    clearTimeout(late);
    onUndone?.();
  };
  showToast({ title, onUndo: () => void undo() });
}
