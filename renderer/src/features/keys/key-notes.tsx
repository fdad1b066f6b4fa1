import { useState } from 'react';
import type { KeyDetail } from '../../../../shared/keys.ts';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { errorLine } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { ReminderField } from './reminder-field.tsx';
import { TagsEditor } from './tags-editor.tsx';

/** What the user adds of their own: tags, notes, and when to be reminded. */
export function KeyNotes({ detail }: { readonly detail: KeyDetail }) {
  const m = useMessages();
  const { id, tags, state, holds } = detail.summary;
  const { state: vault } = useVaultStatus();
  const isOff = !isWritable(vault);
  const update = useCall('keys:update');
  // Shown at once: a second tag may come before the first one was answered.
  const [shown, setShown] = useState<readonly string[]>(tags);
  const saveTags = async (changed: readonly string[]) => {
    setShown(changed);
    const result = await update.run({ id, tags: [...changed] });
    if (!result.ok) setShown(shown);
  };
  return (
    <Section level={3} title={m.keys.organise} isFramed>
      <div className="flex flex-col gap-4">
        <TagsEditor
          tags={shown}
          isDisabled={isOff}
          onChange={(changed) => void saveTags(changed)}
          error={update.state.status === 'failed' ? errorLine(update.state.error, m) : null}
        />
        <NotesField id={id} saved={detail.notes} isDisabled={isOff} />
        {(state === 'active' || state === 'next') && holds !== 'public' && (
          <ReminderField id={id} days={detail.rotateEveryDays} createdAt={detail.summary.createdAt} isDisabled={isOff} />
        )}
      </div>
    </Section>
  );
}

const mostCharacters = 4_000;

/** What was typed and could not be saved, by key, for this run: it is there again when the key is. */
const kept = new Map<string, string>();

type NotesProps = { readonly id: string; readonly saved: string; readonly isDisabled: boolean };

/** Saves on leaving. A failure keeps the text and says so; what main tells meanwhile never overwrites what is being typed. */
function NotesField({ id, saved, isDisabled }: NotesProps) {
  const m = useMessages();
  const update = useCall('keys:update');
  const [typed, setTyped] = useState<string | null>(kept.get(id) ?? null);
  const text = typed ?? saved;
  const save = async () => {
    kept.delete(id);
    if (typed === null || typed === saved) return setTyped(null);
    kept.set(id, typed);
    const result = await update.run({ id, notes: typed });
    if (!result.ok) return;
    kept.delete(id);
    // What was typed since then is newer than what was saved.
    setTyped((now) => (now === typed ? null : now));
  };
  const { status } = update.state;
  const note = typed !== null && typed !== saved ? m.keys.notesUnsaved : status === 'done' ? m.keys.saved : m.keys.notesHint;
  return (
    <TextArea
      label={m.keys.notes}
      value={text}
      onChange={(value) => {
        setTyped(value);
        if (status !== 'busy') update.reset();
      }}
      onBlur={() => void save()}
      hint={<span role="status">{note}</span>}
      error={update.state.status === 'failed' ? errorLine(update.state.error, m) : null}
      rows={3}
      maxLength={mostCharacters}
      isDisabled={isDisabled}
    />
  );
}
