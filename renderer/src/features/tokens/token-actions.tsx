import { CopyPlus, Ellipsis, RefreshCw, ScanSearch, Send, ShieldCheck, Trash2 } from 'lucide-react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useCall } from '../../lib/use-call.ts';
import { canDelete, isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CopyActions, isBearer } from './copy-menu.tsx';
import { canRenew } from './renewable.ts';
import { briefName } from './token-name.ts';

type Props = { readonly item: ShelfItem; readonly onStepUp: () => void; readonly onDelete: () => void };

/** What one does with a token, the commonest first. */
export function TokenActions({ item, onStepUp, onDelete }: Props) {
  const m = useMessages();
  const go = useGo();
  const { state: vault } = useVaultStatus();
  const renew = useCall('tokens:renew');
  const t = m.tokenDetail;
  const isOff = !isWritable(vault);
  const hasKey = item.keyId !== null && item.keyName !== null;
  const onRenew = async () => {
    const result = await renew.run({ id: item.id });
    if (result.ok) showToast({ title: m.tokenLife.renewed(briefName(result.value, m)), detail: m.tokenLife.renewedDetail });
  };
  return (
    <div className="flex flex-col gap-2">
      {/* Where they do not fit into one line, each group has its own. */}
      <div className="flex flex-wrap gap-2">
        <div className="flex flex-wrap gap-2">
          <CopyActions item={item} />
        </div>
        <div className="flex grow flex-wrap gap-2">
          <Button icon={Send} isDisabled={!isBearer(item)} onPress={() => go({ screen: 'requests', tokenId: item.id })}>
            {t.send}
          </Button>
          <Button icon={ScanSearch} onPress={() => go({ screen: 'inspect', tokenId: item.id })}>
            {t.inspect}
          </Button>
          {canRenew(item) && (
            <Button icon={RefreshCw} isDisabled={isOff} isBusy={renew.state.status === 'busy'} onPress={() => void onRenew()}>
              {m.tokenLife.renew}
            </Button>
          )}
          <Menu
            label={t.more}
            trigger={<IconButton icon={Ellipsis} label={t.more} />}
            actions={[
              {
                id: 'duplicate',
                label: t.duplicate,
                icon: CopyPlus,
                isDisabled: isOff,
                onAction: () => go({ screen: 'mint', copyOf: item.id }),
              },
              {
                id: 'step-up',
                label: m.tokenLife.stepUp,
                icon: ShieldCheck,
                isDisabled: isOff || !hasKey || !canStepUp(item),
                onAction: onStepUp,
              },
            ]}
          />
          <span className="flex-1" />
          <IconButton look="danger-ghost" icon={Trash2} label={m.tokens.delete} isDisabled={!canDelete(vault)} onPress={onDelete} />
        </div>
      </div>
      {!isBearer(item) && <p className="text-xs text-ink-soft">{t.noBearer}</p>}
      {renew.state.status === 'failed' && <InlineError error={renew.state.error} />}
    </div>
  );
}

/** A stronger sign-in makes another access token; a refresh token speaks of no sign-in, and only a signed one can be read. */
function canStepUp(item: ShelfItem): boolean {
  return item.form === 'jws' && !item.isRevoked && (item.role === null || item.role === 'access');
}
