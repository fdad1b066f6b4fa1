import type { KeyList } from '../../../../shared/keys.ts';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Secrets whose key was never finished. They are offered for removal, never silently removed. */
export function OrphansBanner({ orphans }: { readonly orphans: KeyList['orphans'] }) {
  const m = useMessages();
  const discard = useCall('keys:discard-orphan');
  const discardAll = async () => {
    for (const { id } of orphans) {
      const result = await discard.run({ id });
      if (!result.ok) return;
    }
    showToast({ title: m.keys.orphanDiscarded });
  };
  return (
    <Callout
      tone="warning"
      title={m.keys.orphanTitle(orphans.length)}
      actions={
        <Button size="small" isBusy={discard.state.status === 'busy'} onPress={() => void discardAll()}>
          {m.keys.orphanDiscard}
        </Button>
      }
    >
      {m.keys.orphanText}
      {discard.state.status === 'failed' && <InlineError error={discard.state.error} />}
    </Callout>
  );
}
