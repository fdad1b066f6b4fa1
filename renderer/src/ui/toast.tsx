import { CircleAlert, CircleCheck, TriangleAlert, X } from 'lucide-react';
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import type { AppError } from '../../../shared/errors.ts';
import { useMessages, type Messages } from '../messages/index.ts';
import { Button } from './button.tsx';
import { SafeText } from './safe-text.tsx';

export type ToastMessage = {
  /** A whole sentence. Names in it are drawn safely. */
  readonly title: string;
  readonly detail?: string;
  readonly tone?: 'valid' | 'warning' | 'invalid';
  /** Takes back what was done; offered for 10 s. */
  readonly onUndo?: () => void;
  /** The way to what it is about; offered for 10 s. */
  readonly action?: { readonly label: string; readonly onAction: () => void };
};

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });
const readingTime = 5_000;
const actingTime = 10_000;

/** Says and announces a result, at the lower right, and leaves by itself. Errors belong beside their field instead. */
export function showToast(message: ToastMessage): void {
  queue.add(message, { timeout: message.onUndo === undefined && message.action === undefined ? readingTime : actingTime });
}

/** Says why something failed that has no place of its own to say it. */
export function showFailure(error: AppError, m: Messages): void {
  const { title, way } = m.errors[error.code](error);
  showToast({ title, detail: way, tone: 'invalid' });
}

/** Stands once, in the shell. */
export function Toasts() {
  const m = useMessages();
  return (
    <ToastRegion
      queue={queue}
      aria-label={m.ui.notifications}
      className="fixed right-4 bottom-4 z-20 flex w-96 max-w-[calc(100vw-2rem)] flex-col-reverse gap-2 rounded-xl"
    >
      {({ toast }) => <ToastCard toast={toast} />}
    </ToastRegion>
  );
}

const looks = {
  valid: { Icon: CircleCheck, colour: 'text-valid' },
  warning: { Icon: TriangleAlert, colour: 'text-warning' },
  invalid: { Icon: CircleAlert, colour: 'text-invalid' },
};

function ToastCard({ toast }: { readonly toast: (typeof queue)['visibleToasts'][number] }) {
  const m = useMessages();
  const { title, detail, tone = 'valid', onUndo, action } = toast.content;
  const { Icon, colour } = looks[tone];
  return (
    <AriaToast data-toast toast={toast} className="flex animate-fade-in items-start gap-3 rounded-xl bg-raised p-3 text-ink shadow-high">
      <Icon aria-hidden size={18} className={`mt-px shrink-0 ${colour}`} />
      <ToastContent className="min-w-0 flex-1">
        <Text slot="title" className="block font-medium">
          <SafeText text={title} />
        </Text>
        {detail !== undefined && (
          <Text slot="description" className="block text-xs text-ink-soft">
            <SafeText text={detail} />
          </Text>
        )}
      </ToastContent>
      {[action, onUndo && { label: m.ui.undo, onAction: onUndo }].map(
        (offered) =>
          offered !== undefined && (
            <Button
              key={offered.label}
              size="small"
              onPress={() => {
                queue.close(toast.key);
                offered.onAction();
              }}
            >
              {offered.label}
            </Button>
          ),
      )}
      <AriaButton
        slot="close"
        aria-label={m.ui.dismiss}
        className="rounded-md p-1 text-ink-faint data-hovered:bg-hover data-hovered:text-ink"
      >
        <X aria-hidden size={14} />
      </AriaButton>
    </AriaToast>
  );
}
