import { useState } from 'react';
import { useMessages } from '../messages/index.ts';
import { TextArea } from './text-field.tsx';

const mostCharacters = 4_000;

/** What was typed and could not be saved, by what it belongs to, for this run: it is there again when that is. */
const kept = new Map<string, string>();

type Props = {
  /** Of the thing that the notes are about. */
  readonly id: string;
  readonly saved: string;
  readonly isDisabled: boolean;
  /** Answers with what went wrong, in words; null where it was kept. */
  readonly onSave: (notes: string) => Promise<string | null>;
};

/** Saves on leaving. A failure keeps the text and says so; what main tells meanwhile never overwrites what is being typed. */
export function NotesField({ id, saved, isDisabled, onSave }: Props) {
  const m = useMessages();
  const [typed, setTyped] = useState<string | null>(kept.get(id) ?? null);
  const [outcome, setOutcome] = useState<'none' | 'saved' | { problem: string }>('none');
  const save = async () => {
    kept.delete(id);
    if (typed === null || typed === saved) return setTyped(null);
    kept.set(id, typed);
    const problem = await onSave(typed);
    setOutcome(problem === null ? 'saved' : { problem });
    if (problem !== null) return;
    kept.delete(id);
    // What was typed since then is newer than what was saved.
    setTyped((now) => (now === typed ? null : now));
  };
  const note = typed !== null && typed !== saved ? m.ui.notesUnsaved : outcome === 'saved' ? m.ui.saved : m.ui.notesHint;
  return (
    <TextArea
      label={m.ui.notes}
      value={typed ?? saved}
      onChange={(value) => {
        setTyped(value);
        setOutcome('none');
      }}
      onBlur={() => void save()}
      hint={<span role="status">{note}</span>}
      error={typeof outcome === 'object' ? outcome.problem : null}
      rows={3}
      maxLength={mostCharacters}
      isDisabled={isDisabled}
    />
  );
}
