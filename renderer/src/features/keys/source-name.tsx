import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { SourceSummary } from '../../../../shared/key-sources.ts';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { errorLine } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** The name as a title; renamed where it stands. Enter saves, Esc leaves it as it was. */
export function SourceName({ summary }: { readonly summary: SourceSummary }) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <RenameForm summary={summary} onDone={() => setEditing(false)} />;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <h2 className="max-w-full min-w-0 text-xl font-semibold selectable">
        <SafeText text={summary.name} />
      </h2>
      {isWritable(vault) && <IconButton icon={PencilLine} size="small" label={m.keySources.rename} onPress={() => setEditing(true)} />}
      <Badge>{m.keySources.keyCount(summary.keyCount)}</Badge>
    </div>
  );
}

function RenameForm({ summary, onDone }: { readonly summary: SourceSummary; readonly onDone: () => void }) {
  const m = useMessages();
  const rename = useCall('sources:rename');
  const [name, setName] = useState(summary.name);
  const [wasEmpty, setWasEmpty] = useState(false);
  const save = async () => {
    const wanted = name.trim();
    setWasEmpty(wanted === '');
    if (wanted === '') return;
    if (wanted === summary.name) return onDone();
    const result = await rename.run({ id: summary.id, name: wanted });
    if (result.ok) onDone();
  };
  const error = wasEmpty ? m.keySources.nameMissing : rename.state.status === 'failed' ? errorLine(rename.state.error, m) : null;
  return (
    <form
      aria-label={m.keySources.rename}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="flex items-start gap-2"
    >
      <div className="min-w-0 flex-1">
        <TextField
          label={m.keySources.name}
          hideLabel
          value={name}
          onChange={(value) => {
            setName(value);
            setWasEmpty(false);
            rename.reset();
          }}
          onKeyDown={(event) => event.key === 'Escape' && onDone()}
          error={error}
          maxLength={120}
          autoFocus
        />
      </div>
      <Button type="submit" look="primary" isBusy={rename.state.status === 'busy'}>
        {m.keySources.save}
      </Button>
      <Button look="ghost" onPress={onDone}>
        {m.ui.cancel}
      </Button>
    </form>
  );
}
