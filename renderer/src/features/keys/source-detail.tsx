import { RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SourceDetail as Detail } from '../../../../shared/key-sources.ts';
import { assertNever } from '../../../../shared/result.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useCall, useLoad } from '../../lib/use-call.ts';
import { useNow } from '../../lib/use-now.ts';
import { canDelete, isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { LateProgress } from '../../ui/late-progress.tsx';
import { Findings } from './findings.tsx';
import { failureOf, useJob } from '../../lib/use-job.ts';
import { SourceFacts } from './source-facts.tsx';
import { SourceHistory } from './source-history.tsx';
import { SourceKeys } from './source-keys.tsx';
import { NameTitle } from './name-title.tsx';
import { RemoveSource } from './source-remove.tsx';

type Props = { readonly id: string; readonly onRemoved: () => void };

/** Keys that somebody else publishes: where they come from, how old they are, what they are, what has changed. */
export function SourceDetail({ id, onRemoved }: Props) {
  const { state, reload } = useLoad('sources:get', { id }, ['sources:changed']);
  switch (state.status) {
    case 'idle':
    case 'busy':
      return <Skeleton shape="detail" />;
    case 'failed':
      return (
        <Scroll width="reading">
          <InlineError error={state.error} onRetry={reload} />
        </Scroll>
      );
    case 'done':
      return <Loaded key={id} detail={state.value} onRemoved={onRemoved} />;
    default:
      return assertNever(state);
  }
}

function Loaded({ detail, onRemoved }: { readonly detail: Detail; readonly onRemoved: () => void }) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { summary, keys, findings, changes } = detail;
  return (
    <Scroll width="reading">
      <div className="flex flex-col gap-1">
        <NameTitle
          thing={summary}
          channel="sources:rename"
          words={m.keySources}
          canRename={isWritable(vault)}
          badges={<Badge>{m.keySources.keyCount(summary.keyCount)}</Badge>}
        />
        <p className="text-ink-soft">{m.keySources.readOnly}</p>
      </div>
      <Condition detail={detail} />
      <Acts detail={detail} onRemoved={onRemoved} />
      {findings.length > 0 && (
        <Section level={3} title={m.keySources.setFindings} isFramed>
          <Findings findings={findings} />
        </Section>
      )}
      <SourceFacts summary={summary} />
      <SourceKeys keys={keys} />
      <SourceHistory changes={changes} />
    </Scroll>
  );
}

/** What the last attempt ended with, and whether the keys are old: either way they stay in use. */
function Condition({ detail }: { readonly detail: Detail }) {
  const m = useMessages();
  const now = useNow();
  const { problem, staleAt } = detail.summary;
  if (problem !== null) {
    const { title, way } = m.errors[problem.code](problem);
    return (
      <Callout tone="invalid" title={m.keySources.failedTitle}>
        <p>
          <SafeText text={m.ui.titleAndWay(title, way)} />
        </p>
        <p className="text-ink-soft">{m.keySources.failedText}</p>
      </Callout>
    );
  }
  if (staleAt > now) return null;
  return (
    <Callout tone="warning" title={m.keySources.staleTitle}>
      {m.keySources.staleText}
    </Callout>
  );
}

function Acts({ detail, onRemoved }: { readonly detail: Detail; readonly onRemoved: () => void }) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { summary } = detail;
  const fetch = useCall('sources:reload');
  const job = useJob();
  const [isRemoving, setRemoving] = useState(false);
  const isBusy = fetch.state.status === 'busy';
  const failure = failureOf(fetch.state);
  const press = async () => {
    if (isBusy) return;
    const result = await fetch.run({ job: job.begin(), id: summary.id });
    if (result.ok && result.value.problem === null) showToast({ title: m.keySources.reloaded(summary.name) });
  };
  useMainAction(isWritable(vault) ? () => void press() : null);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          icon={RotateCw}
          shortcut="mod+enter"
          isBusy={isBusy}
          isDisabled={!isWritable(vault)}
          onPress={() => void press()}
        >
          {isBusy ? m.keySources.reloading : m.keySources.reload}
        </Button>
        {summary.allowsLocal && <Badge tone="warning">{m.keySources.localAllowed}</Badge>}
        <span className="flex-1" />
        <Button look="danger-ghost" icon={Trash2} isDisabled={!canDelete(vault)} onPress={() => setRemoving(true)}>
          {m.keySources.remove}
        </Button>
      </div>
      {isBusy && <LateProgress label={m.keySources.reloading} stopLabel={m.keySources.stop} onStop={job.stop} />}
      {failure !== null && summary.problem === null && <InlineError error={failure} />}
      {isRemoving && <RemoveSource summary={summary} onRemoved={onRemoved} onClose={() => setRemoving(false)} />}
    </>
  );
}
