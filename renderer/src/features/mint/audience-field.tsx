import { X } from 'lucide-react';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { Button, Group, Input, TextField } from 'react-aria-components';
import { useMessages } from '../../messages/screens.ts';
import { FieldLabel, FieldNote } from '../../ui/field-parts.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { addAudience, endsAudience, splitAudience } from './audience.ts';
import { DemandMark } from './demand-mark.tsx';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** Names as tags. Enter and comma add, Backspace in an empty field removes the last, lists can be pasted. */
export function AudienceField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, shown, edit, leave, afterPress } = form;
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const texts = {
    label: m.mint.audience,
    code: 'aud',
    mark: <DemandMark form={form} name="aud" />,
    hint: m.mintForm.audienceHint,
    error: fieldText('audience', shown.audience, m),
  };

  const add = (text: string) => {
    const added = splitAudience(text).filter((name) => !draft.audience.includes(name));
    edit(({ audience }) => ({ audience: addAudience(audience, text), audienceText: '' }));
    if (added.length > 0) setSaid(m.mint.audienceAdded(added.join(', ')));
  };
  const remove = (name: string) => {
    edit(({ audience }) => ({ audience: audience.filter((other) => other !== name) }));
    setSaid(m.mint.audienceRemoved(name));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter belongs to it.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const last = draft.audience.at(-1);
    if (event.key === 'Enter' && draft.audienceText.trim() !== '') add(draft.audienceText);
    else if (event.key === 'Backspace' && draft.audienceText === '' && last !== undefined) remove(last);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (draft.audienceText !== '' || splitAudience(pasted).length < 2) return;
    event.preventDefault();
    add(pasted);
  };

  return (
    <TextField
      value={draft.audienceText}
      onChange={(text) => (endsAudience(text) ? add(text) : edit({ audienceText: text }))}
      isInvalid={texts.error !== null}
      validationBehavior="aria"
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldLabel {...texts} />
      <Group isInvalid={texts.error !== null} className="field-shape flex min-h-8 flex-wrap items-center gap-1 px-1 py-0.5">
        {draft.audience.map((name) => (
          <Tag key={name} name={name} onRemove={() => remove(name)} />
        ))}
        <Input
          ref={input}
          placeholder={draft.audience.length === 0 ? m.mint.audiencePlaceholder : ''}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => {
            if (draft.audienceText.trim() !== '') afterPress(() => add(draft.audienceText));
            leave('audience');
          }}
          className="h-6 min-w-10 flex-1 bg-transparent px-1.5 outline-none selectable"
        />
      </Group>
      <FieldNote {...texts} />
      <span role="status" className="sr-only">
        {said}
      </span>
    </TextField>
  );
}

function Tag({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const m = useMessages();
  return (
    <span className="inline-flex h-6 max-w-full min-w-0 items-center gap-0.5 rounded-md bg-neutral-soft pr-0.5 pl-2 text-xs font-medium">
      <SafeText text={name} truncates className="min-w-0" />
      <Button
        aria-label={m.mint.removeAudience(name)}
        onPress={onRemove}
        className="flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-soft data-hovered:bg-hover data-hovered:text-ink"
      >
        <X aria-hidden size={12} />
      </Button>
    </span>
  );
}
