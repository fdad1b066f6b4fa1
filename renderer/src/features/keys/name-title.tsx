import { PencilLine } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { errorLine } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Named = {
  readonly thing: { readonly id: string; readonly name: string };
  readonly channel: 'keys:update' | 'sources:rename';
  readonly words: { readonly rename: string; readonly name: string; readonly nameMissing: string; readonly save: string };
};
type Props = Named & { readonly canRename: boolean; readonly badges: ReactNode };

/** The name as a title; renamed where it stands. Enter saves, Esc leaves it as it was. */
export function NameTitle({ canRename, badges, ...named }: Props) {
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <RenameForm {...named} onDone={() => setEditing(false)} />;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <h2 className="max-w-full min-w-0 text-xl font-semibold selectable">
        <SafeText text={named.thing.name} />
      </h2>
      {canRename && <IconButton icon={PencilLine} size="small" label={named.words.rename} onPress={() => setEditing(true)} />}
      {badges}
    </div>
  );
}

function RenameForm({ thing, channel, words, onDone }: Named & { readonly onDone: () => void }) {
  const m = useMessages();
  const rename = useCall(channel);
  const [name, setName] = useState(thing.name);
  const [wasEmpty, setWasEmpty] = useState(false);
  const save = async () => {
    const wanted = name.trim();
    setWasEmpty(wanted === '');
    if (wanted === '') return;
    if (wanted === thing.name) return onDone();
    const result = await rename.run({ id: thing.id, name: wanted });
    if (result.ok) onDone();
  };
  const error = wasEmpty ? words.nameMissing : rename.state.status === 'failed' ? errorLine(rename.state.error, m) : null;
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
        {words.save}
      </Button>
      <Button look="ghost" onPress={onDone}>
        {m.ui.cancel}
      </Button>
    </form>
  );
}
