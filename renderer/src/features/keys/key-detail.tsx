import { PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useGo } from '../../lib/navigation.tsx';
import { canDelete, isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { DeleteKey } from './delete-key.tsx';
import { KeyFacts } from './key-facts.tsx';
import { KeyName } from './key-name.tsx';
import { PublicKey } from './public-key.tsx';
import { SecretPanel } from './secret-panel.tsx';

type Props = { readonly summary: KeySummary; readonly isNew: boolean };

export function KeyDetail({ summary, isNew }: Props) {
  const m = useMessages();
  const go = useGo();
  const { state: vault } = useVaultStatus();
  const [isDeleting, setDeleting] = useState(false);
  const canChange = isWritable(vault);
  const isUsable = summary.state === 'active';
  const mint = () => go({ screen: 'mint', keyId: summary.id });
  return (
    <Scroll width="reading">
      <div className="flex flex-col gap-1">
        <KeyName summary={summary} canRename={canChange} badges={<AlgBadge summary={summary} />} />
        <p className="text-ink-soft">{m.keys.plainWords[summary.alg]}</p>
      </div>
      {isNew && isUsable && (
        <Callout
          tone="valid"
          announce="status"
          title={vault === 'memory' ? m.keys.createdTitleMemory : m.keys.createdTitle}
          actions={
            <Button look="primary" icon={PencilLine} onPress={mint}>
              {m.keys.mintWithIt}
            </Button>
          }
        >
          {m.keys.createdText}
        </Callout>
      )}
      {!isUsable && (
        <Callout tone="invalid" title={m.keys.missingTitle}>
          {m.keys.missingText}
        </Callout>
      )}
      <KeyFacts summary={summary} />
      {summary.kty === 'oct' ? isUsable && <SecretPanel id={summary.id} /> : isUsable && <PublicKey id={summary.id} />}
      <div className="flex items-center justify-between gap-2">
        {isNew && isUsable ? (
          <span />
        ) : (
          <Button look="primary" icon={PencilLine} isDisabled={!isUsable} onPress={mint}>
            {m.keys.mintWithIt}
          </Button>
        )}
        <Button look="danger-ghost" icon={Trash2} isDisabled={!canDelete(vault)} onPress={() => setDeleting(true)}>
          {m.keys.delete}
        </Button>
      </div>
      {isDeleting && <DeleteKey summary={summary} onClose={() => setDeleting(false)} />}
    </Scroll>
  );
}

function AlgBadge({ summary }: { readonly summary: KeySummary }) {
  const m = useMessages();
  return (
    <>
      <Badge tone="accent">{summary.alg}</Badge>
      <Badge>{m.keys.bits(summary.bits)}</Badge>
      {summary.state === 'secret-missing' && <Badge tone="invalid">{m.keys.secretMissing}</Badge>}
    </>
  );
}
