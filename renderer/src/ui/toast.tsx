import { CircleAlert, CircleCheck, X } from 'lucide-react';
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useMessages } from '../messages/index.ts';
import { Button } from './button.tsx';
import { SafeText } from './safe-text.tsx';

export type ToastMessage = {
  /** A whole sentence. Names in it are drawn safely. */
  readonly title: string;
  readonly detail?: string;
  readonly tone?: 'valid' | 'invalid';
  /** Takes back what was done; offered for 10 s. */
  readonly onUndo?: () => void;
};

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });
const readingTime = 5_000;
const undoTime = 10_000;

/** Says and announces a result, at the lower right, and leaves by itself. Errors belong beside their field instead. */
export function showToast(message: ToastMessage): void {
  queue.add(message, { timeout: message.onUndo === undefined ? readingTime : undoTime });
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

function ToastCard({ toast }: { readonly toast: (typeof queue)['visibleToasts'][number] }) {
  const m = useMessages();
  const { title, detail, tone = 'valid', onUndo } = toast.content;
  const Icon = tone === 'valid' ? CircleCheck : CircleAlert;
  return (
    <AriaToast data-toast toast={toast} className="flex animate-fade-in items-start gap-3 rounded-xl bg-raised p-3 text-ink shadow-high">
      <Icon aria-hidden size={18} className={tone === 'valid' ? 'mt-px shrink-0 text-valid' : 'mt-px shrink-0 text-invalid'} />
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
      {onUndo !== undefined && (
        <Button
          size="small"
          onPress={() => {
            queue.close(toast.key);
            onUndo();
          }}
        >
          {m.ui.undo}
        </Button>
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
