import { X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useMessages } from '../messages/index.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { SafeText } from './safe-text.tsx';
import { TextField } from './text-field.tsx';

const mostTags = 20;
const mostCharacters = 40;

type Props = {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  readonly isDisabled?: boolean;
  readonly error?: string | null;
};

/** Tags as chips; Enter or a comma adds one, Backspace in the empty field takes the last one away. */
export function TagsField({ tags, onChange, isDisabled = false, error = null }: Props) {
  const m = useMessages();
  const labelId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    const tag = typed.trim();
    if (tag === '') return;
    if (tags.some((other) => other.toLowerCase() === tag.toLowerCase())) return setProblem(m.ui.tagTaken);
    if (tags.length >= mostTags) return setProblem(m.ui.tagTooMany);
    onChange([...tags, tag]);
    setTyped('');
  };
  const remove = (tag: string) => {
    onChange(tags.filter((other) => other !== tag));
    input.current?.focus();
  };
  return (
    <div role="group" aria-labelledby={labelId} className="flex min-w-0 flex-col gap-1.5">
      <span id={labelId} className="text-xs font-semibold text-ink-soft">
        {m.ui.tags}
      </span>
      {tags.length > 0 && (
        <ul className="flex min-w-0 flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li
              key={tag}
              className="flex max-w-full min-w-0 items-center rounded-full bg-neutral-soft pl-2.5 text-xs font-medium text-ink-soft"
            >
              <SafeText text={tag} truncates />
              <IconButton icon={X} size="small" label={m.ui.tagRemove(tag)} isDisabled={isDisabled} onPress={() => remove(tag)} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex items-start gap-2">
        <div className="w-56 max-w-full">
          <TextField
            label={m.ui.tagAdd}
            hideLabel
            placeholder={m.ui.tagAdd}
            inputRef={input}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setProblem(null);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if ((event.key === 'Enter' || event.key === ',') && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                add();
              }
              const last = tags.at(-1);
              if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
            }}
            maxLength={mostCharacters}
            isDisabled={isDisabled}
            error={problem ?? error}
          />
        </div>
        <Button isDisabled={isDisabled || typed.trim() === ''} onPress={add}>
          {m.ui.tagAddButton}
        </Button>
      </div>
    </div>
  );
}
