import { Layers, RefreshCw, Send } from 'lucide-react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import type { Pair } from './use-pair.ts';

/** The two tokens just minted, and the exchange of the one for the next two. */
export function PairCard({ pair }: { readonly pair: Pair }) {
  const m = useMessages();
  const go = useGo();
  const { minted, refreshing } = pair;
  if (minted === null) return null;
  const { access, refresh, session } = minted;
  return (
    <Section title={m.mintPair.lastMinted}>
      <Card>
        <div className="flex flex-col gap-3">
          <Row title={m.mintPair.access} note={m.mintPair.accessNote} item={access} />
          <Row title={m.mintPair.refresh} note={m.mintPair.refreshNote} item={refresh} />
          <p className="flex flex-wrap gap-x-2 border-t border-line pt-3 text-xs text-ink-soft selectable">
            <span>{m.mintPair.refreshed(session.refreshes)}</span>
            <span>
              {m.mintPair.sessionEnds} <Time at={session.endsAt} />
            </span>
          </p>
          {refreshing.error !== null && <InlineError error={refreshing.error} />}
          <div className="flex flex-wrap gap-2">
            <Button icon={RefreshCw} isBusy={refreshing.isBusy} onPress={refreshing.run}>
              {m.mintPair.refreshNow}
            </Button>
            <Button icon={Send} onPress={() => go({ screen: 'requests', tokenId: access.id })}>
              {m.mint.send}
            </Button>
            <Button look="ghost" icon={Layers} onPress={() => go({ screen: 'tokens', tokenId: access.id })}>
              {m.mint.showOnShelf}
            </Button>
          </div>
        </div>
      </Card>
    </Section>
  );
}

function Row({ title, note, item }: { readonly title: string; readonly note: string; readonly item: ShelfItem }) {
  const m = useMessages();
  const go = useGo();
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <span className="font-semibold">{title}</span>
          <Countdown until={item.expiresAt} />
        </p>
        <p className="text-xs text-ink-soft">{note}</p>
      </div>
      <CopyButton
        label={m.mintPair.copy(title)}
        copiedMessage={m.mint.tokenCopied}
        onCopy={() => call('tokens:copy', { id: item.id, as: 'token' })}
      />
      <IconButton icon={Layers} size="small" label={m.mintPair.show(title)} onPress={() => go({ screen: 'tokens', tokenId: item.id })} />
    </div>
  );
}
