import { Download } from 'lucide-react';
import { useState } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';
import { useCall } from '../../lib/use-call.ts';
import { canDelete, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { showToast } from '../../ui/toast.tsx';
import { DeleteKey } from './delete-key.tsx';
import { failureOf } from '../../lib/use-job.ts';

type Props = { readonly old: KeySummary; readonly next: KeySummary };

/** What verifiers need, to take along: the JWKS with both keys, or the next secret; and the way back. */
export function RotationPublish({ old, next }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const save = useCall('keys:save-public');
  const [isCancelling, setCancelling] = useState(false);
  const jwks = { ids: [old.id, next.id], format: 'jwks' } as const;
  const failure = failureOf(save.state);
  const saveFile = async () => {
    const result = await save.run({ ...jwks, ids: [...jwks.ids] });
    if (result.ok) showToast({ title: m.keyRotation.jwksSaved(result.value.fileName) });
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {old.holds === 'secret' ? (
          <CopyButton
            look="button"
            label={m.keyRotation.copySecret}
            copiedMessage={m.keyRotation.secretCopied}
            onCopy={() => call('keys:copy-secret', { id: next.id })}
          />
        ) : (
          <>
            <CopyButton
              look="button"
              label={m.keyRotation.copyJwks}
              copiedMessage={m.keyRotation.jwksCopied}
              onCopy={() => call('keys:copy-public', { ...jwks, ids: [...jwks.ids] })}
            />
            <Button icon={Download} isBusy={save.state.status === 'busy'} onPress={() => void saveFile()}>
              {m.keyRotation.saveJwks}
            </Button>
          </>
        )}
        <span className="flex-1" />
        {next.state === 'next' && (
          <Button look="danger-ghost" isDisabled={!canDelete(vault)} onPress={() => setCancelling(true)}>
            {m.keyRotation.cancelRotation}
          </Button>
        )}
      </div>
      {failure !== null && <InlineError error={failure} />}
      {isCancelling && <CancelRotation next={next} onClose={() => setCancelling(false)} />}
    </>
  );
}

function CancelRotation({ next, onClose }: { readonly next: KeySummary; readonly onClose: () => void }) {
  const m = useMessages();
  const { cancelText: text, cancelConfirm: confirm, cancelled } = m.keyRotation;
  return <DeleteKey summary={next} words={{ text, confirm, deleted: cancelled(next.name) }} onClose={onClose} />;
}
