import { KeyRound, ScanSearch, Send, Trash2 } from 'lucide-react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { WeakBadge } from '../../ui/weak-badge.tsx';
import { ExpiryBadge } from './expiry-badge.tsx';
import { LifeLine } from './life-line.tsx';
import { claimRows, lifeRows, originRows } from './token-facts.tsx';
import { tokenName } from './token-name.ts';
import { TokenTextSection } from './token-text-section.tsx';
import { useIsKeyWeak } from './use-is-key-weak.ts';

/** All that the shelf knows of one token, and where it can go. */
export function TokenDetail({ item, onDelete }: { readonly item: ShelfItem; readonly onDelete: () => void }) {
  const m = useMessages();
  const go = useGo();
  const isKeyWeak = useIsKeyWeak(item.keyId);
  const copy = (as: 'token' | 'bearer') => call('tokens:copy', { id: item.id, as });
  return (
    <Scroll>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="min-w-0 text-xl font-semibold selectable">
            <SafeText text={tokenName(item, m)} />
          </h2>
          <Badge tone="accent" isMono>
            <SafeText text={item.alg} />
          </Badge>
          <ExpiryBadge item={item} />
          {isKeyWeak && <WeakBadge />}
        </div>
        <div className="flex flex-wrap gap-2">
          <CopyButton look="primary" label={m.tokens.copyBearer} copiedMessage={m.tokens.bearerCopied} onCopy={() => copy('bearer')} />
          <CopyButton look="button" label={m.tokens.copyToken} copiedMessage={m.tokens.tokenCopied} onCopy={() => copy('token')} />
          <Button icon={Send} onPress={() => go({ screen: 'requests', tokenId: item.id })}>
            {m.tokens.send}
          </Button>
          <Button icon={ScanSearch} onPress={() => go({ screen: 'inspect', tokenId: item.id })}>
            {m.tokens.inspect}
          </Button>
          <span className="flex-1" />
          <IconButton look="danger-ghost" icon={Trash2} label={m.tokens.delete} onPress={onDelete} />
        </div>
      </div>
      <TokenTextSection item={item} />
      <Section title={m.tokens.life} isFramed>
        <LifeLine item={item} />
        <DefinitionList rows={lifeRows(item, m)} />
      </Section>
      <Section title={m.tokens.claims} isFramed>
        <DefinitionList rows={claimRows(item, m)} />
      </Section>
      <Section title={m.tokens.origin} isFramed actions={<OpenKey item={item} />}>
        <DefinitionList rows={originRows(item, isKeyWeak, m)} />
      </Section>
    </Scroll>
  );
}

function OpenKey({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  const go = useGo();
  const { keyId, keyName } = item;
  if (keyId === null || keyName === null) return null;
  return (
    <Button look="ghost" size="small" icon={KeyRound} onPress={() => go({ screen: 'keys', keyId })}>
      {m.tokens.openKey}
    </Button>
  );
}
