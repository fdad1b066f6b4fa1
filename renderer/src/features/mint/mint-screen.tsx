import { KeyRound } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useMainAction } from '../../lib/main-action.tsx';
import { useGo } from '../../lib/navigation.tsx';
import { useLoad } from '../../lib/use-call.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { BulkPane } from './bulk-pane.tsx';
import { BulkAction } from './bulk-run.tsx';
import { MintForm } from './mint-form.tsx';
import { MintedCard } from './minted-card.tsx';
import { MintedNews } from './minted-news.tsx';
import { PairCard } from './pair-card.tsx';
import { PairSection } from './pair-section.tsx';
import { Preview } from './preview.tsx';
import { ProfileBar } from './profile-bar.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useBulk, type Bulk } from './use-bulk.ts';
import { useMint, type MintForm as Form } from './use-mint.ts';
import { useMinting } from './use-minting.ts';
import { usePair, type Pair } from './use-pair.ts';

const modes = ['one', 'pair', 'bulk'] as const;
type Mode = (typeof modes)[number];

export function MintScreen() {
  const m = useMessages();
  const go = useGo();
  const { state, reload } = useLoad('keys:list', {}, ['keys:changed']);
  const keys = useMemo(() => (state.status === 'done' ? state.value.keys : []), [state]);
  const form = useMint(keys);
  const frame = (children: ReactNode) => (
    <Screen title={m.mint.title} subtitle={m.mint.subtitle}>
      {children}
    </Screen>
  );
  switch (state.status) {
    case 'idle':
    case 'busy':
      return frame(<Skeleton shape="detail" />);
    case 'failed':
      return frame(
        <Scroll width="reading">
          <InlineError error={state.error} onRetry={reload} />
        </Scroll>,
      );
    case 'done':
      if (form.signers.length > 0 || form.sealers.length > 0) return <Bench form={form} />;
      return frame(
        <EmptyState
          icon={KeyRound}
          title={m.mint.noKeyTitle}
          action={
            <Button look="primary" onPress={() => go({ screen: 'keys', create: null })}>
              {m.mint.createKey}
            </Button>
          }
        >
          {m.mint.noKeyText}
        </EmptyState>,
      );
  }
}

/** The form at the left stays the same, whatever is minted with it: one token, a pair, or one for each row. */
function Bench({ form }: { readonly form: Form }) {
  const m = useMessages();
  const [mode, setMode] = useState<Mode>('one');
  const minting = useMinting(form);
  const pair = usePair(form);
  // Here, so that rows and work go on while one looks at another mode.
  const bulk = useBulk(form.template, form.place);
  const arrivals = useArrivals(form, setMode);
  const isWide = useMedia('(min-width: 68rem)');
  const act = { one: minting.mint, pair: pair.mint, bulk: null }[mode];
  useMainAction(mode === 'bulk' && bulk.result === null ? bulk.run : act);
  const head = (
    <>
      <Segmented
        label={m.mintForm.modes}
        segments={modes.map((value) => ({ value, label: m.mintForm.modeNames[value] }))}
        value={mode}
        onChange={setMode}
      />
      <ProfileBar form={form} wish={arrivals.wish} />
      {arrivals.problem !== null && <InlineError error={arrivals.problem} {...(arrivals.retry !== null && { onRetry: arrivals.retry })} />}
    </>
  );
  return (
    <Screen title={m.mint.title} subtitle={m.mint.subtitle} actions={<MainButton {...{ mode, minting, pair, bulk }} />}>
      <SplitPane
        id="mint"
        size={isWide ? '58%' : '62%'}
        minLeft={400}
        minRight={320}
        left={
          <MintForm form={form} head={head} {...(act !== null && { onRetry: act })}>
            {mode === 'pair' && <PairSection pair={pair} />}
          </MintForm>
        }
        right={
          mode === 'bulk' ? (
            <BulkPane bulk={bulk} filled={form.template} />
          ) : (
            <Right mode={mode} form={form} minting={minting} pair={pair} />
          )
        }
      />
    </Screen>
  );
}

type ButtonProps = {
  readonly mode: Mode;
  readonly minting: ReturnType<typeof useMinting>;
  readonly pair: Pair;
  readonly bulk: Bulk;
};

/** At the same place in each mode. */
function MainButton({ mode, minting, pair, bulk }: ButtonProps) {
  const m = useMessages();
  if (mode === 'bulk') return <BulkAction bulk={bulk} />;
  const { isBusy, mint } = mode === 'one' ? minting : pair;
  return (
    <Button look="primary" shortcut="mod+enter" isBusy={isBusy} onPress={mint}>
      {mode === 'one' ? m.mint.mint : m.mintPair.mint}
    </Button>
  );
}

type RightProps = {
  readonly mode: 'one' | 'pair';
  readonly form: Form;
  readonly minting: ReturnType<typeof useMinting>;
  readonly pair: Pair;
};

function Right({ mode, form, minting, pair }: RightProps) {
  const { minted, forget } = minting;
  return (
    <Scroll>
      <MintedNews item={minted} />
      {mode === 'one' && minted !== null && <MintedCard key={minted.id} item={minted} onGone={forget} />}
      {mode === 'pair' && <PairCard pair={pair} />}
      <Preview form={form} isOfPair={mode === 'pair'} />
    </Scroll>
  );
}
