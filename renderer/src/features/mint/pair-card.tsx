import { Layers, RefreshCw, Send } from 'lucide-react';
import type { ShelfItem, TokenPair } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';
import { formatClock } from '../../lib/format.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useMessages } from '../../messages/screens.ts';
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
  return (
    <>
      <p role="status" className="sr-only">
        {minted !== null && m.mintPair.minted(formatClock(minted.refresh.storedAt, m.time.locale))}
      </p>
      {minted !== null && (
        <Section title={m.mintPair.lastMinted}>
          <Card>
            <div className="flex flex-col gap-3">
              <Row of="access" item={minted.access} until={minted.access.expiresAt} />
              {/* The token itself may name a later end: a session that slides ends earlier where nobody uses it. */}
              <Row of="refresh" item={minted.refresh} until={minted.session.endsAt} />
              <Facts session={minted.session} />
              {refreshing.error !== null && <InlineError error={refreshing.error} />}
              <div className="flex flex-wrap gap-2">
                <Button icon={RefreshCw} isBusy={refreshing.isBusy} onPress={refreshing.run}>
                  {m.mintPair.refreshNow}
                </Button>
                <Button icon={Send} onPress={() => go({ screen: 'requests', tokenId: minted.access.id })}>
                  {m.mint.send}
                </Button>
              </div>
            </div>
          </Card>
        </Section>
      )}
    </>
  );
}

function Facts({ session }: { readonly session: TokenPair['session'] }) {
  const m = useMessages();
  const { refreshes, endsAt, latestEnd } = session;
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line pt-3 text-xs selectable">
      <dt className="text-ink-soft">{m.mintPair.refreshes}</dt>
      <dd>{m.mintPair.refreshed(refreshes)}</dd>
      <dt className="text-ink-soft">{m.mintPair.sessionEnds}</dt>
      <dd>
        <Time at={endsAt} />
      </dd>
      {latestEnd !== null && (
        <>
          <dt className="text-ink-soft">{m.mintPair.latestEnd}</dt>
          <dd>
            <Time at={latestEnd} />
          </dd>
        </>
      )}
    </dl>
  );
}

type RowProps = {
  readonly of: 'access' | 'refresh';
  readonly item: ShelfItem;
  /** Unix seconds. */
  readonly until: number | null;
};

function Row({ of, item, until }: RowProps) {
  const m = useMessages();
  const go = useGo();
  const { title, note, copy, show } = {
    access: { title: m.mintPair.access, note: m.mintPair.accessNote, copy: m.mintPair.copyAccess, show: m.mintPair.showAccess },
    refresh: { title: m.mintPair.refresh, note: m.mintPair.refreshNote, copy: m.mintPair.copyRefresh, show: m.mintPair.showRefresh },
  }[of];
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <span className="font-semibold whitespace-nowrap">{title}</span>
          <Countdown until={until} />
        </p>
        <p className="text-xs text-ink-soft">{note}</p>
      </div>
      <CopyButton label={copy} copiedMessage={m.mint.tokenCopied} onCopy={() => call('tokens:copy', { id: item.id, as: 'token' })} />
      <IconButton icon={Layers} size="small" label={show} onPress={() => go({ screen: 'tokens', tokenId: item.id })} />
    </div>
  );
}
