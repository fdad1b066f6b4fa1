import { Layers, ScanSearch, Send } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';
import { clipped, formatLocal, formatUtc } from '../../lib/format.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useLoad } from '../../lib/use-call.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { MintedText } from './minted-text.tsx';

const mostOfName = 60;

type Props = {
  readonly item: ShelfItem;
  /** The token was deleted from the shelf meanwhile. */
  readonly onGone: () => void;
};

/** The token just minted: how long it lives, its text, and where it can go from here. */
export function MintedCard({ item, onGone }: Props) {
  const m = useMessages();
  const go = useGo();
  const { state, reload } = useLoad('tokens:text', { id: item.id }, ['tokens:changed']);
  const [clearsIn, setClearsIn] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isGone = state.status === 'failed' && state.error.code === 'token-not-found';
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone, onGone]);

  const copy = async (as: 'token' | 'bearer') => {
    const result = await call('tokens:copy', { id: item.id, as });
    if (result.ok) setClearsIn(result.value.clearsInSeconds);
    return result;
  };
  // RFC 7519 section 1: a JWT is compact. A detached one lacks its payload.
  const isBearer = item.form === 'jws' || item.form === 'jwe';
  const name = item.label === '' ? (item.subject ?? '') : item.label;
  return (
    <div ref={box}>
      <Section title={m.mint.lastMinted}>
        <Card>
          <div className="flex flex-col gap-3">
            <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
              <Expiry until={item.expiresAt} />
              <div className="flex flex-wrap gap-2">
                {isBearer && (
                  <CopyButton look="primary" label={m.mint.copyBearer} copiedMessage={m.mint.bearerCopied} onCopy={() => copy('bearer')} />
                )}
                <span className="flex gap-2">
                  {isBearer && (
                    <Button icon={Send} onPress={() => go({ screen: 'requests', tokenId: item.id })}>
                      {m.mint.send}
                    </Button>
                  )}
                  <Button icon={ScanSearch} onPress={() => go({ screen: 'inspect', tokenId: item.id })}>
                    {m.mint.inspect}
                  </Button>
                </span>
              </div>
            </div>
            {state.status === 'done' && <MintedText text={state.value.text} payload={state.value.payload} />}
            {!isBearer && <p className="text-xs text-ink-soft">{m.mintForm.noBearer}</p>}
            {state.status === 'failed' && !isGone && <InlineError error={state.error} onRetry={reload} />}
            <div className="flex items-center justify-between gap-2 text-xs text-ink-soft">
              <p className="min-w-0">
                <SafeText text={name === '' ? m.mint.onShelf : m.mint.onShelfAs(clipped(name, mostOfName))} />{' '}
                {clearsIn === null ? m.mint.clipboardNote : m.mint.clipboardClears(clearsIn)}
              </p>
              <span className="flex shrink-0">
                <CopyButton label={m.mint.copyToken} copiedMessage={m.mint.tokenCopied} onCopy={() => copy('token')} />
                <IconButton
                  icon={Layers}
                  size="small"
                  label={m.mint.showOnShelf}
                  onPress={() => go({ screen: 'tokens', tokenId: item.id })}
                />
              </span>
            </div>
          </div>
        </Card>
      </Section>
    </div>
  );
}

function Expiry({ until }: { readonly until: number | null }) {
  const m = useMessages();
  const now = useNow();
  const local = until === null ? null : formatLocal(until, m.time.locale);
  return (
    <div className="flex flex-col">
      <span className="flex items-baseline gap-2">
        <Countdown until={until} size="large" />
        {until !== null && until > now && <span className="text-ink-soft">{m.mint.left}</span>}
      </span>
      {until !== null && (
        <span className="flex flex-wrap gap-x-3 text-xs text-ink-soft selectable">
          <span className="whitespace-nowrap">{m.mint.expiresAt(formatUtc(until, m.time.locale))}</span>
          {local !== null && <span className="whitespace-nowrap">{local}</span>}
        </span>
      )}
    </div>
  );
}
