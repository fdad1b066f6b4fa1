import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../../../../shared/errors.ts';
import { parseInstant } from '../../../../../shared/instant.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { errorLine } from '../../../ui/inline-error.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Time } from '../../../ui/time.tsx';
import { clockPicks } from './clock-picks.ts';
import type { Said } from './fill-from-token.ts';

type Props = { readonly at: number | null; readonly onChange: (at: number | null) => void; readonly said: Said };

/** As of when. */
export function ClockPanel({ at, onChange, said }: Props) {
  const m = useMessages();
  const words = m.inspectVerdict;
  const now = useNow();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const travel = () => {
    if (typed.trim() === '') return setError({ code: 'instant-malformed', expected: '2026-11-23 14:00, -5m, 1 day' });
    const read = parseInstant(typed, Math.floor(now));
    if (!read.ok) return setError(read.error);
    setError(null);
    setTyped('');
    onChange(typed.trim().toLowerCase() === 'now' ? null : read.value);
  };
  const picks = clockPicks(said.times);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0 selectable">{at === null ? <p>{words.clockNow}</p> : <Time at={at} />}</div>
        {at !== null && (
          <Button size="small" icon={RotateCcw} onPress={() => onChange(null)}>
            {words.backToNow}
          </Button>
        )}
      </div>
      {picks.length > 0 && (
        <div role="group" aria-label={words.clockPicks} className="flex flex-wrap gap-2">
          {picks.map((pick) => (
            <Button key={pick.moment} size="small" onPress={() => onChange(pick.at)}>
              {words.moments[pick.moment]}
            </Button>
          ))}
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          travel();
        }}
        className="flex items-start gap-2"
      >
        <div className="min-w-0 flex-1">
          <TextField
            label={words.clockField}
            value={typed}
            placeholder={exampleOf(now)}
            onChange={(value) => {
              setTyped(value);
              setError(null);
            }}
            hint={words.clockHint}
            error={error === null ? null : errorLine(error, m)}
          />
        </div>
        <div className="mt-5">
          <Button type="submit">{words.clockSet}</Button>
        </div>
      </form>
    </div>
  );
}

/** "2026-11-24T10:15Z": a day ago. */
function exampleOf(now: number): string {
  return `${new Date((now - 86_400) * 1000).toISOString().slice(0, 16)}Z`;
}
