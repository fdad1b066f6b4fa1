import { KeyRound } from 'lucide-react';
import { useMemo } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { formatClock } from '../../lib/format.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useGo, useIntent } from '../../lib/navigation.tsx';
import { useMedia } from '../../lib/use-media.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { MintForm } from './mint-form.tsx';
import { MintedCard } from './minted-card.tsx';
import { Preview } from './preview.tsx';
import { useMint, type Minting } from './use-mint.ts';

export function MintScreen() {
  const m = useMessages();
  const go = useGo();
  const { state, reload } = useLoad('keys:list', {}, ['keys:changed']);
  const keys = useMemo(() => (state.status === 'done' ? state.value.keys.filter(isForSigning) : []), [state]);
  const minting = useMint(keys);
  switch (state.status) {
    case 'idle':
    case 'busy':
      return (
        <Screen title={m.mint.title} subtitle={m.mint.subtitle}>
          <Skeleton shape="detail" />
        </Screen>
      );
    case 'failed':
      return (
        <Screen title={m.mint.title} subtitle={m.mint.subtitle}>
          <Scroll width="reading">
            <InlineError error={state.error} onRetry={reload} />
          </Scroll>
        </Screen>
      );
    case 'done':
      if (keys.length > 0) return <Bench minting={minting} keys={keys} />;
      return (
        <Screen title={m.mint.title} subtitle={m.mint.subtitle}>
          <EmptyState
            icon={KeyRound}
            title={m.mint.noKeyTitle}
            action={
              <Button look="primary" onPress={() => go({ screen: 'keys', create: true })}>
                {m.mint.createKey}
              </Button>
            }
          >
            {m.mint.noKeyText}
          </EmptyState>
        </Screen>
      );
  }
}

/** Those that cannot sign now stay in the list, with the reason. */
function isForSigning({ use, holds }: KeySummary): boolean {
  return use === 'sig' && holds !== 'public';
}

function Bench({ minting, keys }: { readonly minting: Minting; readonly keys: readonly KeySummary[] }) {
  const m = useMessages();
  const { mint, isBusy, edit, minted } = minting;
  useIntent('mint', ({ keyId }) => {
    if (keyId !== undefined) edit({ keyId });
  });
  const isWide = useMedia('(min-width: 68rem)');
  useMainAction(mint);
  const header = (
    <Button look="primary" shortcut="mod+enter" isBusy={isBusy} onPress={mint}>
      {m.mint.mint}
    </Button>
  );
  return (
    <Screen title={m.mint.title} subtitle={m.mint.subtitle} actions={header}>
      <SplitPane
        id="mint"
        size={isWide ? '58%' : '62%'}
        minLeft={400}
        minRight={320}
        left={<MintForm minting={minting} keys={keys} />}
        right={
          <Scroll>
            <p role="status" className="sr-only">
              {minted !== null && m.mint.minted(minted.label || minted.subject || minted.alg, formatClock(minted.storedAt, m.time.locale))}
            </p>
            {minted !== null && <MintedCard key={minted.id} item={minted} onGone={minting.forget} />}
            <Preview
              draft={minting.sound}
              keyInUse={keys.find((key) => key.id === minting.sound.keyId) ?? null}
              isStale={minting.sound !== minting.draft}
            />
          </Scroll>
        }
      />
    </Screen>
  );
}
