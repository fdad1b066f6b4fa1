import { Ban, Clock, FileWarning, KeyRound, Lock, Sparkles, Wrench, type LucideIcon } from 'lucide-react';
import type { VaultStatus } from '../../../../shared/vault.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useVaultStatus } from '../../lib/vault-status.tsx';
import type { ClosedState } from '../../messages/en/vault.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { useVaultActions, type VaultActions } from './use-vault-actions.ts';
import { VaultSteps } from './vault-steps.tsx';

const icons: Record<ClosedState, LucideIcon> = {
  'no-keychain': Ban,
  'needs-setup': Wrench,
  locked: Lock,
  hung: Clock,
  lost: KeyRound,
  corrupt: FileWarning,
  newer: Sparkles,
};

/** The vault cannot be opened: what that means, what was not touched, and every way on. */
export function VaultScreen() {
  const status = useVaultStatus();
  const { state } = status;
  return isClosed(state) ? <Closed state={state} status={status} /> : null;
}

function isClosed(state: VaultStatus['state']): state is ClosedState {
  return state in icons;
}

function Closed({ state, status }: { readonly state: ClosedState; readonly status: VaultStatus }) {
  const m = useMessages();
  const actions = useVaultActions();
  const Icon = icons[state];
  const guide = m.vault.guides[state];
  useMainAction(actions.isBusy ? null : actions.retry);
  return (
    <div className="h-full overflow-auto bg-pane">
      <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-center gap-5 p-8">
        <div className="flex items-start gap-4">
          <span className="flex size-11 shrink-0 items-center justify-center rounded-xl bg-warning-soft text-warning">
            <Icon aria-hidden size={22} />
          </span>
          <div role="status" className="selectable">
            <h1 className="text-xl font-semibold text-balance">{guide.title}</h1>
            <p className="mt-1 text-ink-soft">{guide.text}</p>
          </div>
        </div>
        <VaultSteps steps={guide.steps} />
        <WaysOn state={state} actions={actions} />
        {actions.error !== null && <InlineError error={actions.error} />}
        {status.reason !== null && (
          <Section title={m.vault.details}>
            <p className="rounded-lg border border-line bg-well px-3 py-2 text-ink-soft selectable">
              <SafeText text={status.reason} isMono isMultiline />
            </p>
          </Section>
        )}
      </div>
    </div>
  );
}

const keepsTheFile: readonly ClosedState[] = ['lost', 'corrupt'];
const concernsTheFile: readonly ClosedState[] = ['lost', 'corrupt', 'newer'];

function WaysOn({ state, actions }: { readonly state: ClosedState; readonly actions: VaultActions }) {
  const m = useMessages();
  const canStartAnew = keepsTheFile.includes(state);
  const label = actions.isBusy ? m.vault.trying : state === 'locked' ? m.vault.unlock : m.vault.tryAgain;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Button look="primary" shortcut="mod+enter" isBusy={actions.isBusy} onPress={actions.retry}>
          {label}
        </Button>
        {canStartAnew && (
          <Button isDisabled={actions.isBusy} onPress={actions.startAnew}>
            {m.vault.startAnew}
          </Button>
        )}
        {concernsTheFile.includes(state) && <Button onPress={actions.showFolder}>{m.vault.showFolder}</Button>}
        <Button look={canStartAnew ? 'ghost' : 'secondary'} isDisabled={actions.isBusy} onPress={actions.useMemory}>
          {m.vault.useMemory}
        </Button>
      </div>
      <p className="text-xs text-ink-faint">{canStartAnew ? m.vault.startAnewNote : m.vault.useMemoryNote}</p>
    </div>
  );
}
