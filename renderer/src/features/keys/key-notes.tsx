import { useState } from 'react';
import type { KeyDetail } from '../../../../shared/keys.ts';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { errorLine } from '../../ui/inline-error.tsx';
import { NotesField } from '../../ui/notes-field.tsx';
import { Section } from '../../ui/section.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { ReminderField } from './reminder-field.tsx';

/** What the user adds of their own: tags, notes, and when to be reminded. */
export function KeyNotes({ detail }: { readonly detail: KeyDetail }) {
  const m = useMessages();
  const { id, tags, state, holds } = detail.summary;
  const { state: vault } = useVaultStatus();
  const isOff = !isWritable(vault);
  const update = useCall('keys:update');
  const annotate = useCall('keys:update');
  // Shown at once: a second tag may come before the first one was answered.
  const [shown, setShown] = useState<readonly string[]>(tags);
  const saveTags = async (changed: readonly string[]) => {
    setShown(changed);
    const result = await update.run({ id, tags: [...changed] });
    if (!result.ok) setShown(shown);
  };
  const saveNotes = async (notes: string) => {
    const result = await annotate.run({ id, notes });
    return result.ok ? null : errorLine(result.error, m);
  };
  return (
    <Section level={3} title={m.keys.organise} isFramed>
      <div className="flex flex-col gap-4">
        <TagsField
          tags={shown}
          isDisabled={isOff}
          onChange={(changed) => void saveTags(changed)}
          error={update.state.status === 'failed' ? errorLine(update.state.error, m) : null}
        />
        <NotesField id={id} saved={detail.notes} isDisabled={isOff} onSave={saveNotes} />
        {(state === 'active' || state === 'next') && holds !== 'public' && (
          <ReminderField id={id} days={detail.rotateEveryDays} createdAt={detail.summary.createdAt} isDisabled={isOff} />
        )}
      </div>
    </Section>
  );
}
