import { Gavel } from 'lucide-react';
import type { InspectedToken } from '../../../../shared/inspect.ts';
import { stringMember } from '../../../../shared/json/node.ts';
import { useMessages } from '../../messages/screens.ts';
import { Callout } from '../../ui/callout.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CheckList } from './check-list.tsx';
import type { Inspect } from './use-inspect.ts';
import { GuessSecret } from './verdict/guess-secret.tsx';
import { HintsSection } from './verdict/hints-section.tsx';
import { NoToken } from './no-token.tsx';
import { JudgedByBar } from './verdict/judged-by.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

/** Is it good, and why. */
export function VerdictPane({ inspect }: { readonly inspect: Inspect }) {
  const m = useMessages();
  const { state, token } = inspect;
  switch (state.status) {
    case 'busy':
      return <Skeleton shape="detail" />;
    case 'failed':
      return (
        <>
          <JudgedByBar inspect={inspect} token={null} />
          <InlineError error={state.error} onRetry={inspect.retry} />
        </>
      );
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
    return <NoToken instead={state.value.instead} onImportKey={inspect.importKey} />;
  }
  if (token.opaque !== null) {
    return (
      <Callout tone="neutral" title={m.inspectOpaque.isA(token.opaque.kind)} announce="status">
        {m.inspectOpaque.meaning[token.opaque.kind]}
      </Callout>
    );
  }
  return (
    <>
      <h2 className="sr-only">{m.inspect.verdict}</h2>
      <VerdictBanner verdict={token.verdict} onGiveKey={() => inspect.by.setOpen('keys')} />
      <HintsSection inspect={inspect} by={inspect.by} />
      <CheckList token={token} by={inspect.by} />
      {isHmac(token) && <GuessSecret key={token.text} input={inspect.input} />}
    </>
  );
}

/** Signed with a shared secret, which may be one that everybody knows. */
function isHmac({ header }: InspectedToken): boolean {
  return header?.json != null && (stringMember(header.json, 'alg') ?? '').startsWith('HS');
}
