import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { useMessages, type Messages } from '../messages/index.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { showFailure, showToast } from './toast.tsx';

type Copied = { readonly clearsInSeconds: number | null };

type Props = {
  /** What the button does: "Copy the key id". */
  readonly label: string;
  /** A whole sentence for afterwards: "Key id copied." */
  readonly copiedMessage: string;
  /** The caller asks main to write the clipboard. */
  readonly onCopy: () => Promise<Result<Copied, AppError>>;
  readonly look?: 'icon' | 'button' | 'primary';
  readonly isDisabled?: boolean;
};

export function CopyButton({ label, copiedMessage, onCopy, look = 'icon', isDisabled = false }: Props) {
  const m = useMessages();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = window.setTimeout(() => setDone(false), 1_500);
    return () => window.clearTimeout(timer);
  }, [isDone]);
  const press = async () => {
    const result = await onCopy();
    setDone(result.ok);
    announceCopy(result, copiedMessage, m);
  };
  const shared = { icon: isDone ? Check : Copy, isDisabled, onPress: () => void press() };
  if (look === 'icon') return <IconButton {...shared} label={label} size="small" />;
  return (
    <Button {...shared} look={look === 'primary' ? 'primary' : 'secondary'}>
      {label}
    </Button>
  );
}

/** Says what was copied and when the clipboard is cleared; also for copying from a menu. */
export function announceCopy(result: Result<Copied, AppError>, copiedMessage: string, m: Messages): void {
  if (!result.ok) return showFailure(result.error, m);
  const seconds = result.value.clearsInSeconds;
  showToast({ title: copiedMessage, detail: seconds === null ? m.ui.clipboardStays : m.ui.clipboardClears(seconds) });
}
