import { formatNumber } from '../../lib/format.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { InlineError } from '../../ui/inline-error.tsx';
import { Tabs, type TabItem } from '../../ui/tabs.tsx';
import { LintSection } from './lint/lint-section.tsx';
import { OthersSection } from './others/others-section.tsx';
import type { Inspect } from './use-inspect.ts';
import { usePolicy } from './use-policy.ts';
import { JudgedByBar } from './verdict/judged-by.tsx';
import { TravelNotice } from './verdict/travel-notice.tsx';
import { VerdictPane } from './verdict-pane.tsx';

export type Tab = 'verdict' | 'lint' | 'others';

type Props = {
  readonly inspect: Inspect;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
};

/** The verdict, and beside it what else is to be said of the token. Where there is no token to judge, the verdict's pane says so. */
export function JudgedTabs({ inspect, tab, onTab }: Props) {
  const m = useMessages();
  const policy = usePolicy(inspect.state);
  const { token } = inspect;
  if (token === null || token.opaque !== null) return <VerdictPane inspect={inspect} />;
  const tabs: readonly TabItem<Tab>[] = [
    {
      value: 'verdict',
      label: m.inspect.tabs.verdict,
      content: (
        <div className="flex min-w-0 flex-col gap-4">
          <VerdictPane inspect={inspect} />
        </div>
      ),
    },
    { value: 'lint', label: lintLabel(inspect, m), content: <Lint inspect={inspect} /> },
    { value: 'others', label: m.inspect.tabs.others, content: <OthersSection token={token} policy={policy} /> },
  ];
  const { at } = inspect.judging;
  return (
    <>
      <JudgedByBar inspect={inspect} token={token} />
      {at !== null && <TravelNotice at={at} onBack={() => inspect.setJudging({ at: null })} />}
      <Tabs label={m.inspect.judgement} tabs={tabs} value={tab} onChange={onTab} />
    </>
  );
}

function lintLabel({ lint }: Inspect, m: Messages): string {
  const count = lint.status === 'done' ? lint.value.findings.length : 0;
  return count === 0 ? m.inspect.tabs.lint : m.inspect.tabCount(m.inspect.tabs.lint, formatNumber(count, m.time.locale));
}

function Lint({ inspect: { lint, retry } }: { readonly inspect: Inspect }) {
  if (lint.status === 'failed') return <InlineError error={lint.error} onRetry={retry} />;
  return <LintSection findings={lint.status === 'done' ? lint.value.findings : null} />;
}
