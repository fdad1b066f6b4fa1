import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Dependants, KeySummary } from '../../../../shared/keys.ts';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Standing } from './rotation-standing.ts';

/** How long the old key is still accepted, and the way back for those who switched too early. */
export function AcceptedUntil({ old, next }: Pick<Standing, 'old' | 'next'>) {
  const m = useMessages();
  const { verifyUntil } = old;
  return (
    <>
      {verifyUntil !== null && (
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="text-ink-soft">{m.keyRotation.acceptedUntil}</span>
          <Time at={verifyUntil} />
          <Countdown until={verifyUntil} />
        </div>
      )}
      <Reactivate old={old} next={next} />
    </>
  );
}

/** Main sends back only a successor that signs and was not rotated itself. */
function Reactivate({ old, next }: Pick<Standing, 'old' | 'next'>) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const reactivate = useCall('keys:reactivate');
  const sendsBack = next?.state === 'active' && next.successorId === null;
  const press = async () => {
    const result = await reactivate.run({ id: old.id });
    if (result.ok) showToast({ title: m.keyRotation.reactivated(old.name) });
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button icon={Undo2} isBusy={reactivate.state.status === 'busy'} isDisabled={!isWritable(vault)} onPress={() => void press()}>
          {m.keyRotation.reactivate}
        </Button>
        <p className="min-w-48 flex-1 text-xs text-ink-faint">{sendsBack ? m.keyRotation.reactivateText : m.keyRotation.reactivateAlone}</p>
      </div>
      {reactivate.state.status === 'failed' && <InlineError error={reactivate.state.error} />}
    </>
  );
}

type Props = { readonly standing: Standing; readonly dependants: Dependants };

/** The last step: retire the old key now, or wait until its overlap is over; once it is retired, that all is done. */
export function RetireActs({ standing, dependants }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { old, next, step } = standing;
  const [isAsking, setAsking] = useState(false);
  if (step === 'retired') {
    return (
      <>
        <p role="status">{next === null ? m.keyRotation.finishedAlone : m.keyRotation.finished}</p>
        <Reactivate old={old} next={next} />
      </>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button isDisabled={!isWritable(vault)} onPress={() => setAsking(true)}>
          {m.keyRotation.retire}
        </Button>
        <p className="min-w-48 flex-1 text-xs text-ink-faint">{m.keyRotation.waits}</p>
      </div>
      {isAsking && <Retire old={old} dependants={dependants} onClose={() => setAsking(false)} />}
    </>
  );
}

type RetireProps = { readonly old: KeySummary; readonly dependants: Dependants; readonly onClose: () => void };

function Retire({ old, dependants, onClose }: RetireProps) {
  const m = useMessages();
  const retire = useCall('keys:retire');
  const confirm = async () => {
    const result = await retire.run({ id: old.id });
    if (!result.ok) return;
    onClose();
    showToast({ title: m.keyRotation.retired(old.name) });
  };
  return (
    <ConfirmDialog
      isOpen
      title={m.keyRotation.retireTitle(old.name)}
      confirmLabel={m.keyRotation.retireConfirm}
      isBusy={retire.state.status === 'busy'}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p className="text-ink-soft">
        {dependants.validTokens === 0 ? m.keyRotation.retireNoTokens : m.keyRotation.retireText(dependants.validTokens)}
      </p>
      {retire.state.status === 'failed' && <InlineError error={retire.state.error} />}
    </ConfirmDialog>
  );
}
