import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { clipped } from '../../../lib/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { TextField } from '../../../ui/text-field.tsx';

type Props = {
  readonly label: string;
  readonly code?: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** What the token says: one press takes it over. */
  readonly offered?: readonly string[];
  readonly placeholder?: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly most: number;
  readonly longest: number;
};

/** A suggestion is a button's text: longer ones say nothing more. */
const longestOffered = 48;

/** Several texts as chips. Enter adds what is typed, and so does leaving the field; Backspace in the empty field takes the last one away. */
export function ListField({ label, code, values, onChange, offered = [], placeholder, hint, error = null, most, longest }: Props) {
  const m = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = (value: string) => {
    if (value === '') return;
    if (values.includes(value)) return setProblem(m.inspectVerdict.listTaken);
    if (values.length >= most) return setProblem(m.inspectVerdict.listFull(most));
    onChange([...values, value]);
    setTyped('');
    setProblem(null);
  };
  const remove = (value: string) => {
    onChange(values.filter((other) => other !== value));
    setProblem(null);
    input.current?.focus();
  };
  const missing = offered.filter((value) => !values.includes(value));
  return (
    <div role="group" aria-label={label} className="flex min-w-0 flex-col gap-1.5">
      <TextField
        label={label}
        {...(code !== undefined && { code })}
        inputRef={input}
        value={typed}
        maxLength={longest}
        {...(placeholder !== undefined && { placeholder })}
        onChange={(value) => {
          setTyped(value);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            add(typed.trim());
          }
          const last = values.at(-1);
          if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
        }}
        onBlur={() => add(typed.trim())}
        {...(hint !== undefined && { hint })}
        error={problem ?? error}
      />
      {values.length > 0 && (
        <ul className="flex min-w-0 flex-wrap gap-1.5">
          {values.map((value) => (
            <li key={value} className="flex max-w-full min-w-0 items-center rounded-full bg-neutral-soft pl-2.5 text-xs text-ink">
              <SafeText text={value} truncates className="selectable" />
              <IconButton
                icon={X}
                size="small"
                label={m.inspectVerdict.listRemove(clipped(value, longestOffered))}
                onPress={() => remove(value)}
              />
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <div className="flex min-w-0 flex-wrap gap-1.5">
          {missing.slice(0, 3).map((value) => (
            <Button key={value} size="small" look="ghost" icon={Plus} onPress={() => add(value)}>
              <SafeText text={m.inspectVerdict.listOffered(clipped(value, longestOffered))} truncates />
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
