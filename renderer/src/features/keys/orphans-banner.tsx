import type { KeyList } from '../../../../shared/keys.ts';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { writtenOut } from '../../ui/safe-text.tsx';
import { showToast } from '../../ui/toast.tsx';

type Orphan = KeyList['orphans'][number];
type Props = { readonly orphans: readonly Orphan[]; readonly onFinished: (id: string) => void };

/** Secrets whose key was never finished: those with a plan can be finished, the others only thrown away. Neither happens by itself. */
export function OrphansBanner({ orphans, onFinished }: Props) {
  const planned = orphans.filter(({ name }) => name !== null);
  const nameless = orphans.filter(({ name }) => name === null);
  return (
    <div className="flex flex-col gap-2">
      {planned.length > 0 && <Unfinished orphans={planned} onFinished={onFinished} />}
      {nameless.length > 0 && <Nameless orphans={nameless} />}
    </div>
  );
}

function Unfinished({ orphans, onFinished }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const adopt = useCall('keys:adopt-orphan');
  const discard = useCall('keys:discard-orphan');
  const isBusy = adopt.state.status === 'busy' || discard.state.status === 'busy';
  const isOff = isBusy || !isWritable(vault);
  const finish = async (id: string) => {
    const result = await adopt.run({ id });
    if (!result.ok) return;
    showToast({ title: m.keys.unfinishedFinished(result.value.name) });
    onFinished(result.value.id);
  };
  const throwAway = async (id: string) => {
    const result = await discard.run({ id });
    if (result.ok) showToast({ title: m.keys.orphanDiscarded });
  };
  return (
    <Callout tone="warning" title={m.keys.unfinishedTitle(orphans.length)}>
      <p>{m.keys.unfinishedText}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {orphans.map(({ id, name }) => (
          <li key={id} className="flex min-w-0 flex-wrap gap-2">
            <Button size="small" isDisabled={isOff} onPress={() => void finish(id)}>
              {m.keys.unfinishedFinish(name ?? '')}
            </Button>
            <Button
              size="small"
              look="danger-ghost"
              isDisabled={isOff}
              aria-label={writtenOut(m.keys.unfinishedDiscard(name ?? ''))}
              onPress={() => void throwAway(id)}
            >
              {m.keys.orphanDiscard}
            </Button>
          </li>
        ))}
      </ul>
      {adopt.state.status === 'failed' && <InlineError error={adopt.state.error} />}
      {discard.state.status === 'failed' && <InlineError error={discard.state.error} />}
    </Callout>
  );
}

function Nameless({ orphans }: { readonly orphans: readonly Orphan[] }) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
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
        <Button size="small" isBusy={discard.state.status === 'busy'} isDisabled={!isWritable(vault)} onPress={() => void discardAll()}>
          {m.keys.orphanDiscard}
        </Button>
      }
    >
      {m.keys.orphanText}
      {discard.state.status === 'failed' && <InlineError error={discard.state.error} />}
    </Callout>
  );
}
