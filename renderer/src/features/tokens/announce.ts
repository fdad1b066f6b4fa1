import type { AppError } from '../../../../shared/errors.ts';
import type { Messages } from '../../messages/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { restoreTokens } from './delete-expired.ts';

export function announceFailure(error: AppError, m: Messages): void {
  const { title, way } = m.errors[error.code](error);
  showToast({ title, detail: way, tone: 'invalid' });
}

/** Says what went, and offers to bring it back for 10 s. */
export function announceDeleted(ids: readonly string[], title: string, m: Messages, onRestored?: () => void): void {
  const undo = async () => {
    const restored = await restoreTokens(ids);
    if (restored.ok) onRestored?.();
    else announceFailure(restored.error, m);
  };
  showToast({ title, onUndo: () => void undo() });
}
