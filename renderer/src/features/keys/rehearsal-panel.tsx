import { Play } from 'lucide-react';
import { useState } from 'react';
import type { Rehearsal } from '../../../../shared/key-rotation.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { formatDuration } from '../../lib/format.ts';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { LateProgress } from '../../ui/late-progress.tsx';
import { failureOf, useJob } from '../../lib/use-job.ts';
import { outcomeOf } from './rehearsal-outcome.ts';
import { RehearsalTable } from './rehearsal-table.tsx';
import { roundedOverlap, type Overlap } from './rotation-overlap.ts';

type Props = {
  readonly old: KeySummary;
  readonly next: KeySummary;
  readonly overlap: Overlap;
  readonly seconds: number | null;
  /** Takes the overlap that spares all tokens. */
  readonly onOverlap: (seconds: number) => void;
};

/** All four steps played on the local API with the stored tokens, before anything is changed. */
export function RehearsalPanel({ old, next, overlap, seconds, onOverlap }: Props) {
  const m = useMessages();
  const rehearse = useCall('keys:rehearse-rotation');
  const job = useJob();
  const [rehearsed, setRehearsed] = useState<Overlap | null>(null);
  const isBusy = rehearse.state.status === 'busy';
  const result = rehearse.state.status === 'done' ? rehearse.state.value : null;
  const failure = failureOf(rehearse.state);
  const press = () => {
    if (seconds === null || isBusy) return;
    setRehearsed(overlap);
    void rehearse.run({ job: job.begin(), id: old.id, overlapSeconds: seconds });
  };
  const isOutdated = rehearsed !== null && (rehearsed.kind !== overlap.kind || (overlap.kind === 'own' && rehearsed.text !== overlap.text));
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button icon={Play} isBusy={isBusy} isDisabled={seconds === null} onPress={press}>
          {result === null ? m.keyRotation.rehearse : m.keyRotation.rehearseAgain}
        </Button>
        <p className="min-w-48 flex-1 text-xs text-ink-faint">
          {result !== null && isOutdated ? m.keyRotation.rehearsalOld : m.keyRotation.rehearseText}
        </p>
      </div>
      {isBusy && <LateProgress label={m.keyRotation.rehearsing} stopLabel={m.keyRotation.stop} onStop={job.stop} />}
      {failure !== null && <InlineError error={failure} />}
      {result !== null && (
        <>
          <Verdict rehearsal={result} onOverlap={onOverlap} />
          <RehearsalTable rehearsal={result} oldKid={old.kid} nextKid={next.kid} />
        </>
      )}
    </div>
  );
}

function Verdict({ rehearsal, onOverlap }: { readonly rehearsal: Rehearsal; readonly onOverlap: (seconds: number) => void }) {
  const m = useMessages();
  const outcome = outcomeOf(rehearsal);
  if (outcome.kind === 'no-tokens') return <Callout tone="neutral" announce="status" title={m.keyRotation.noTokens} />;
  if (outcome.kind === 'none-breaks') return <Callout tone="valid" announce="status" title={m.keyRotation.noneBreaks(outcome.count)} />;
  const { count, seconds } = outcome;
  if (seconds === null) return <Callout tone="invalid" announce="status" title={m.keyRotation.someBreakTooLong(count)} />;
  // "3 d" stays in one line.
  const duration = formatDuration(roundedOverlap(seconds), m.time).replaceAll(' ', '\u00a0');
  return (
    <Callout
      tone="warning"
      announce="status"
      title={m.keyRotation.someBreak(count, duration)}
      actions={<Button onPress={() => onOverlap(seconds)}>{m.keyRotation.useOverlap(duration)}</Button>}
    />
  );
}
