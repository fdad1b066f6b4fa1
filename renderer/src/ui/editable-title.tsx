import { PencilLine } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useMessages } from '../messages/index.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { SafeText } from './safe-text.tsx';
import { TextField } from './text-field.tsx';

type Words = {
  readonly rename: string;
  readonly name: string;
  readonly save: string;
  /** Why it cannot be empty; null where it can. */
  readonly nameMissing: string | null;
};
type Renaming = {
  /** What is edited; may be empty where `shown` stands in for it. */
  readonly name: string;
  readonly words: Words;
  readonly maxLength: number;
  /** Answers with what went wrong, in words; null where it was kept. */
  readonly onRename: (name: string) => Promise<string | null>;
};
type Props = Renaming & { readonly shown?: string; readonly canRename: boolean; readonly badges: ReactNode };

/** The name as a title; renamed where it stands. Enter saves, Esc leaves it as it was. */
export function EditableTitle({ shown, canRename, badges, ...renaming }: Props) {
  // Null until it is edited for the first time: whoever was in the form gets back to the button that opened it.
  const [isEditing, setEditing] = useState<boolean | null>(null);
  if (isEditing === true) return <RenameForm {...renaming} placeholder={shown ?? ''} onDone={() => setEditing(false)} />;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <h2 className="max-w-full min-w-0 text-xl font-semibold selectable">
        <SafeText text={shown ?? renaming.name} />
      </h2>
      {canRename && (
        <IconButton
          icon={PencilLine}
          size="small"
          label={renaming.words.rename}
          autoFocus={isEditing === false}
          onPress={() => setEditing(true)}
        />
      )}
      {badges}
    </div>
  );
}

type FormProps = Renaming & { readonly placeholder: string; readonly onDone: () => void };

function RenameForm({ name, words, maxLength, onRename, placeholder, onDone }: FormProps) {
  const m = useMessages();
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    const wanted = typed.trim();
    if (wanted === '' && words.nameMissing !== null) return setError(words.nameMissing);
    if (wanted === name) return onDone();
    setBusy(true);
    const problem = await onRename(wanted);
    setBusy(false);
    if (problem === null) onDone();
    else setError(problem);
  };
  return (
    <form
      aria-label={words.rename}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="flex items-start gap-2"
    >
      <div className="min-w-0 flex-1">
        <TextField
          label={words.name}
          hideLabel
          value={typed}
          placeholder={placeholder}
          onChange={(value) => {
            setTyped(value);
            setError(null);
          }}
          onKeyDown={(event) => event.key === 'Escape' && onDone()}
          error={error}
          maxLength={maxLength}
          autoFocus
        />
      </div>
      <Button type="submit" look="primary" isBusy={isBusy}>
        {words.save}
      </Button>
      <Button look="ghost" onPress={onDone}>
        {m.ui.cancel}
      </Button>
    </form>
  );
}
