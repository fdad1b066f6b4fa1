import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { SecretGuess } from '../../../../../shared/hints.ts';
import type { InspectInput } from '../../../../../shared/inspect.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useCall } from '../../../lib/use-call.ts';
import { useEvent } from '../../../lib/use-event.ts';
import { failureOf, useJob } from '../../../lib/use-job.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { InlineError } from '../../../ui/inline-error.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';

/** Looks for the secret of an HMAC in a list that everybody has. Keyed by the token: a result is about one alone. */
export function GuessSecret({ input }: { readonly input: InspectInput }) {
  const m = useMessages();
  const words = m.inspectHints.guess;
  const guess = useCall('inspect:guess-secret');
  const job = useJob();
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEvent('job:progressed', ({ job: id, done, total }) => {
    if (job.isCurrent(id)) setProgress({ done, total });
  });
  const start = () => {
    setProgress(null);
    void guess.run({ ...input, job: job.begin() });
  };
  const { state } = guess;
  const failure = failureOf(state);
  const isStopped = state.status === 'failed' && failure === null;
  const number = (value: number) => formatNumber(value, m.time.locale);
  return (
    <section aria-label={words.title} className="flex min-w-0 flex-col gap-2">
      {state.status !== 'busy' && (
        <div className="flex flex-col items-start gap-1">
          <Button icon={KeyRound} onPress={start}>
            {words.open}
          </Button>
          <p className="text-xs text-ink-faint">{words.explained}</p>
        </div>
      )}
      {state.status === 'busy' && (
        <div className="flex flex-col gap-2 rounded-xl border border-line bg-card p-3">
          <ProgressBar label={words.progressLabel} share={progress === null ? null : progress.done / Math.max(1, progress.total)} />
          <div className="flex items-center gap-3">
            <span className="min-w-0 flex-1 text-xs text-ink-soft">
              {progress === null ? words.title : words.progress(number(progress.done), number(progress.total))}
            </span>
            <Button size="small" onPress={job.stop}>
              {words.stop}
            </Button>
          </div>
        </div>
      )}
      {isStopped && (
        <p role="status" className="text-ink-soft">
          {words.cancelled}
        </p>
      )}
      {failure !== null && <InlineError error={failure} />}
      {state.status === 'done' && <Outcome guess={state.value} />}
    </section>
  );
}

function Outcome({ guess }: { readonly guess: SecretGuess }) {
  const m = useMessages();
  const isFound = guess.outcome === 'found';
  return (
    <Callout
      tone={isFound ? 'invalid' : 'neutral'}
      title={isFound ? m.inspectVerdict.secretFound : m.inspectVerdict.secretNotFound}
      announce="status"
    >
      {outcomeText(guess, m)}
    </Callout>
  );
}

function outcomeText({ outcome, from, line, characters, tried }: SecretGuess, m: Messages): string {
  const words = m.inspectHints.guess;
  const number = (value: number) => formatNumber(value, m.time.locale);
  switch (outcome) {
    case 'found':
      return from === null || from === 'list' ? words.foundInList(number(line ?? 0), number(characters ?? 0)) : words.foundFrom[from];
    case 'not-found':
      return words.notFound(number(tried));
    case 'not-hmac':
      return words.notHmac;
  }
}
