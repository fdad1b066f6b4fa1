import { useState } from 'react';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { errorLine } from '../../ui/inline-error.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';

const offered = ['off', '90', '180', '365', 'own'] as const;
type Choice = (typeof offered)[number];
const mostDays = 3_650;
const daySeconds = 86_400;

type Props = { readonly id: string; readonly days: number | null; readonly createdAt: number; readonly isDisabled: boolean };

/** After how many days the key's age becomes a finding. */
export function ReminderField({ id, days, createdAt, isDisabled }: Props) {
  const m = useMessages();
  const update = useCall('keys:update');
  const [isOwn, setOwn] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const value: Choice = isOwn ? 'own' : choiceOf(days);
  const save = (wanted: number | null) => update.run({ id, rotateEveryDays: wanted });
  const choose = (choice: Choice) => {
    setOwn(choice === 'own');
    if (choice === 'off') void save(null);
    else if (choice !== 'own') void save(Number(choice));
  };
  const saveTyped = async () => {
    if (typed === null) return;
    const wanted = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
    setWrong(wanted < 1 || wanted > mostDays);
    if (wanted < 1 || wanted > mostDays) return;
    const result = await save(wanted);
    if (result.ok) setTyped(null);
  };
  const refused = update.state.status === 'failed' ? errorLine(update.state.error, m) : null;
  return (
    <div className="flex flex-wrap items-start gap-3">
      <div className="w-56 max-w-full">
        <Select
          label={m.keys.reminder}
          options={offered.map((choice) => ({ value: choice, label: m.keys.reminders[choice] }))}
          value={value}
          onChange={choose}
          isDisabled={isDisabled}
          error={value === 'own' ? null : refused}
          hint={days === null ? null : <Due at={createdAt + days * daySeconds} />}
        />
      </div>
      {value === 'own' && (
        <div className="w-28">
          <TextField
            label={m.keys.reminderDays}
            value={typed ?? (days === null ? '' : String(days))}
            onChange={(text) => {
              setTyped(text);
              setWrong(false);
            }}
            onBlur={() => void saveTyped()}
            onKeyDown={(event) => event.key === 'Enter' && void saveTyped()}
            isDisabled={isDisabled}
            error={isWrong ? m.keys.reminderDaysRange : refused}
            maxLength={4}
          />
        </div>
      )}
    </div>
  );
}

function Due({ at }: { readonly at: number }) {
  const m = useMessages();
  return (
    <span className="flex gap-1.5">
      <span>{m.keys.reminderAt}</span>
      <Time at={at} show="relative" />
    </span>
  );
}

function choiceOf(days: number | null): Choice {
  if (days === null) return 'off';
  return offered.find((choice) => choice === String(days)) ?? 'own';
}
