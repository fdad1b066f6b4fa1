import { call } from '../../lib/api.ts';
import type { Messages } from '../../messages/screens.ts';
import { showFailure, showToast } from '../../ui/toast.tsx';

/** Says what went, and offers to bring it back for 10 s. `batches`: of 'tokens:delete'. */
export function announceDeleted(batches: readonly string[], title: string, m: Messages, onRestored?: () => void): void {
  const undo = async () => {
    for (const batch of batches) {
      const restored = await call('tokens:restore', { batch });
      if (!restored.ok) return showFailure(restored.error, m);
    }
    onRestored?.();
  };
  showToast({ title, onUndo: () => void undo() });
}
