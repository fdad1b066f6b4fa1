import { useState } from 'react';
import type { Dependants, KeySummary } from '../../../../shared/keys.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useCall } from '../../lib/use-call.ts';
import { useNow } from '../../lib/use-now.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { showToast } from '../../ui/toast.tsx';
import { RehearsalPanel } from './rehearsal-panel.tsx';
import { RotationOverlapField } from './rotation-overlap-field.tsx';
import { firstOverlap, overlapKindsFor, overlapSeconds, overlapText, type Overlap } from './rotation-overlap.ts';

type Props = { readonly old: KeySummary; readonly next: KeySummary; readonly dependants: Dependants };

/** The overlap, what it would break, and the switch itself. */
export function RotationSwitch({ old, next, dependants }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const now = useNow();
  const turn = useCall('keys:switch-rotation');
  const [chosen, setChosen] = useState<Overlap>(() => firstOverlap(dependants));
  const [wasWrong, setWasWrong] = useState(false);
  // The last stored token may end, or go, while this is open.
  const overlap = overlapKindsFor(dependants).includes(chosen.kind) ? chosen : firstOverlap(dependants);
  const seconds = overlapSeconds(overlap, dependants, now);
  const isBusy = turn.state.status === 'busy';
  const choose = (changed: Overlap) => {
    setChosen(changed);
    setWasWrong(false);
  };
  const submit = async () => {
    setWasWrong(seconds === null);
    if (seconds === null || isBusy) return;
    const result = await turn.run({ id: old.id, overlapSeconds: seconds });
    if (result.ok) showToast({ title: m.keyRotation.switched(next.name) });
  };
  const canSwitch = isWritable(vault);
  useMainAction(canSwitch ? () => void submit() : null);
  return (
    <>
      <RotationOverlapField
        overlap={overlap}
        seconds={seconds}
        dependants={dependants}
        isWrong={wasWrong}
        onChange={choose}
        onLeave={() => setWasWrong(seconds === null)}
      />
      {old.use === 'sig' && (
        <RehearsalPanel
          old={old}
          next={next}
          overlap={overlap}
          seconds={seconds}
          onOverlap={(needed) => choose({ kind: 'own', text: overlapText(needed) })}
        />
      )}
      {turn.state.status === 'failed' && <InlineError error={turn.state.error} />}
      <div>
        <Button look="primary" shortcut="mod+enter" isBusy={isBusy} isDisabled={!canSwitch} onPress={() => void submit()}>
          {isBusy ? m.keyRotation.switching : m.keyRotation.switch}
        </Button>
      </div>
    </>
  );
}
