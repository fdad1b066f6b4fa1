import { PencilLine, RefreshCw, Share, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { canSign } from '../../../../shared/can-sign.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useGo } from '../../lib/navigation.tsx';
import { canDelete, isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { DeleteKey } from './delete-key.tsx';

type Props = {
  readonly summary: KeySummary;
  /** Not where minting is offered above already. */
  readonly canMint: boolean;
  readonly onRotate: () => void;
  readonly onExport: () => void;
};

/** Below what scrolls: always at hand. */
export function KeyActions({ summary, canMint, onRotate, onExport }: Props) {
  const m = useMessages();
  const go = useGo();
  const { state: vault } = useVaultStatus();
  const [isDeleting, setDeleting] = useState(false);
  const hasSomething = summary.kty !== 'oct' || !summary.isSecretMissing;
  return (
    <footer className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-3">
      {canMint && canSign(summary) && (
        <Button look="primary" icon={PencilLine} onPress={() => go({ screen: 'mint', keyId: summary.id })}>
          {m.keys.mintWithIt}
        </Button>
      )}
      {summary.holds !== 'public' && (
        <Button icon={RefreshCw} isDisabled={!isWritable(vault)} onPress={onRotate}>
          {m.keys.rotate}
        </Button>
      )}
      <Button icon={Share} isDisabled={!hasSomething} onPress={onExport}>
        {m.keys.export}
      </Button>
      <span className="flex-1" />
      <Button look="danger-ghost" icon={Trash2} isDisabled={!canDelete(vault)} onPress={() => setDeleting(true)}>
        {m.keys.delete}
      </Button>
      {isDeleting && <DeleteKey summary={summary} onClose={() => setDeleting(false)} />}
    </footer>
  );
}
