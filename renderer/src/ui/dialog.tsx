import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useMessages } from '../messages/index.ts';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import { SafeText } from './safe-text.tsx';

type DialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons; Cancel first, the deciding one last. */
  readonly footer?: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
  readonly width?: 'narrow' | 'normal' | 'wide';
};

const widths = { narrow: 'max-w-md', normal: 'max-w-xl', wide: 'max-w-3xl' };

/** For what must be decided now. Esc closes; the focus goes back to where it was. */
export function Dialog({ isOpen, onClose, title, children, footer, role = 'dialog', width = 'normal' }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-10 flex animate-fade-in items-center justify-center bg-overlay p-6"
    >
      <Modal className={cx('flex max-h-full w-full flex-col rounded-xl bg-raised text-ink shadow-high', widths[width])}>
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          <Heading slot="title" className="px-5 pt-5 text-md font-semibold">
            <SafeText text={title} />
          </Heading>
          <div className="flex min-h-0 flex-col gap-4 overflow-auto px-5 pt-3 pb-5">{children}</div>
          {footer !== undefined && <div className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type ConfirmProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** Names what it does: "Delete the key", never "OK". */
  readonly confirmLabel: string;
  readonly isBusy?: boolean;
  /** While it is not yet known what will be lost. */
  readonly isConfirmDisabled?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Before something that cannot be taken back. Cancel has the focus: Enter changes nothing. */
export function ConfirmDialog({
  isOpen,
  title,
  children,
  confirmLabel,
  isBusy = false,
  isConfirmDisabled = false,
  onConfirm,
  onCancel,
}: ConfirmProps) {
  const m = useMessages();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onCancel}
      title={title}
      role="alertdialog"
      width="narrow"
      footer={
        <>
          <Button onPress={onCancel} autoFocus>
            {m.ui.cancel}
          </Button>
          <Button look="danger" isBusy={isBusy} isDisabled={isConfirmDisabled} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
