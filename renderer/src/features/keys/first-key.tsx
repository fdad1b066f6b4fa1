import { ChevronRight, KeyRound } from 'lucide-react';
import type { KeyList, KeySummary } from '../../../../shared/keys.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { OrphansBanner } from './orphans-banner.tsx';
import type { Pane } from './use-keys.ts';

type Props = {
  readonly orphans: KeyList['orphans'];
  readonly onCreated: (key: KeySummary) => void;
  readonly onFinished: (id: string) => void;
  readonly open: (pane: Pane) => void;
};

/** The usual key: all that 'keys:create' asks for besides its name. */
const usual = { alg: 'HS256', size: null, curve: null, kid: { kind: 'thumbprint' }, notes: '', secret: null, acceptsWeak: false } as const;

/** The first start: one press makes a key, and the way from there to a 200 is drawn below. */
export function FirstKey({ orphans, onCreated, onFinished, open }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const create = useCall('keys:create');
  const canCreate = isWritable(vault);
  const press = async () => {
    const result = await create.run({ ...usual, tags: [], job: crypto.randomUUID(), name: m.keys.firstName });
    if (result.ok) onCreated(result.value);
  };
  useMainAction(canCreate ? () => void press() : null);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto bg-pane p-5">
      {orphans.length > 0 && <OrphansBanner orphans={orphans} onFinished={onFinished} />}
      <div className="min-h-72 flex-1">
        <EmptyState
          icon={KeyRound}
          size="large"
          title={m.keys.firstTitle}
          action={
            <div className="flex flex-col items-center gap-2">
              <Button
                look="primary"
                size="large"
                shortcut="mod+enter"
                isBusy={create.state.status === 'busy'}
                isDisabled={!canCreate}
                onPress={() => void press()}
              >
                {m.keys.firstAction}
              </Button>
              <div className="flex flex-wrap justify-center gap-1">
                <Button look="ghost" isDisabled={!canCreate} onPress={() => open({ show: 'new' })}>
                  {m.keys.firstOther}
                </Button>
                <Button look="ghost" isDisabled={!canCreate} onPress={() => open({ show: 'import', drop: null })}>
                  {m.keys.firstImport}
                </Button>
              </div>
              {create.state.status === 'failed' && <InlineError error={create.state.error} />}
              <Steps />
            </div>
          }
        >
          {vault === 'memory' ? m.keys.firstTextMemory : m.keys.firstText}
        </EmptyState>
      </div>
    </div>
  );
}

function Steps() {
  const m = useMessages();
  return (
    <ol className="mt-10 flex flex-wrap items-center justify-center gap-x-2 gap-y-1 text-xs text-ink-faint">
      {m.keys.firstSteps.map((step, index) => (
        <li key={step} className="flex items-center gap-2">
          <span className={index === 0 ? 'font-semibold text-accent-text' : ''}>
            {index + 1}. {step}
          </span>
          {index < m.keys.firstSteps.length - 1 && <ChevronRight aria-hidden size={13} />}
        </li>
      ))}
    </ol>
  );
}
