import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { useMessages, type Messages } from '../messages/index.ts';
import { Button } from './button.tsx';
import { SafeText } from './safe-text.tsx';

type Props = {
  readonly error: AppError;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
};

/** An error beside what it concerns: what, why and what to do, with the way on as a button where there is one. */
export function InlineError({ error, onRetry, actions }: Props) {
  const m = useMessages();
  const { title, way } = m.errors[error.code](error);
  return (
    <div role="alert" className="flex min-w-0 items-start gap-2.5 rounded-lg bg-invalid-soft p-3">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-invalid" />
      <div className="min-w-0 flex-1 selectable">
        <p className="font-semibold text-invalid">
          <SafeText text={title} />
        </p>
        <p className="text-ink">
          <SafeText text={way} />
        </p>
      </div>
      {onRetry !== undefined && (
        <Button size="small" onPress={onRetry}>
          {m.ui.tryAgain}
        </Button>
      )}
      {actions}
    </div>
  );
}

/** The same in one line, for the note below a field. */
export function errorLine(error: AppError, m: Messages): string {
  const { title, way } = m.errors[error.code](error);
  return m.ui.titleAndWay(title, way);
}
