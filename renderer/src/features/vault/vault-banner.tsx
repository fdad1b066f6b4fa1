import { TriangleAlert } from 'lucide-react';
import { useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages, type Messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { useVaultActions } from './use-vault-actions.ts';

type BannerState = 'memory' | 'read-only' | 'disk-full';

function sentence(state: BannerState, m: Messages): string {
  switch (state) {
    case 'memory':
      return m.vault.memoryTitle;
    case 'read-only':
      return m.vault.readOnlyTitle;
    case 'disk-full':
      return m.vault.diskFullTitle;
  }
}

/** A strip above every screen while the vault is open, but not as it should be. */
export function VaultBanner() {
  const m = useMessages();
  const { state } = useVaultStatus();
  const actions = useVaultActions();
  if (state !== 'memory' && state !== 'read-only' && state !== 'disk-full') return null;
  return (
    <div
      role="status"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warning-soft px-5 py-1.5 text-warning"
    >
      <TriangleAlert aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 flex-1 font-medium selectable">{sentence(state, m)}</p>
      {state !== 'memory' && (
        <>
          <Button size="small" onPress={actions.showFolder}>
            {m.vault.showFolder}
          </Button>
          <Button size="small" isBusy={actions.isBusy} onPress={actions.retry}>
            {m.vault.tryAgain}
          </Button>
        </>
      )}
    </div>
  );
}
