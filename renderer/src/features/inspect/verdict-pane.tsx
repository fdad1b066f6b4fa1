import { ArrowRight, Gavel } from 'lucide-react';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CheckList } from './check-list.tsx';
import type { Inspect } from './use-inspect.ts';
import { VerdictBanner } from './verdict-banner.tsx';

/** The right side: is it good, why, and what to do with it. */
export function VerdictPane({ inspect }: { readonly inspect: Inspect }) {
  const m = useMessages();
  const { state, token, obstacle } = inspect;
  switch (state.status) {
    case 'busy':
      return <Skeleton shape="detail" />;
    case 'failed':
      return <InlineError error={state.error} onRetry={inspect.retry} />;
    case 'idle':
      return (
        <EmptyState icon={Gavel} title={m.inspect.nothingJudged}>
          {m.inspect.nothingJudgedText}
        </EmptyState>
      );
    case 'done':
      break;
  }
  if (token === null) {
    return (
      <Callout tone="neutral" title={m.inspect.nothingFound} announce="status">
        {m.inspect.nothingFoundText}
      </Callout>
    );
  }
  return (
    <>
      <h2 className="sr-only">{m.inspect.verdict}</h2>
      <VerdictBanner verdict={token.verdict} onCreateKey={inspect.createKey} />
      <CheckList verdict={token.verdict} />
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={ArrowRight} isDisabled={obstacle !== null} isBusy={inspect.isSaving} onPress={() => void inspect.sendOn()}>
          {m.inspect.send}
        </Button>
        {obstacle !== null && (
          <p className="text-xs text-ink-soft">{obstacle === 'malformed' ? m.inspect.saveRefused : m.inspect.saveVaultClosed}</p>
        )}
      </div>
    </>
  );
}
