import { useMessages } from '../../messages/screens.ts';
import { TextArea } from '../../ui/text-field.tsx';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** What is signed where it is no claims set: a text as it is, or bytes. */
export function PayloadField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit, shown, leave } = form;
  const isText = draft.payload === 'text';
  return (
    <TextArea
      label={isText ? m.mintForm.payloadText : m.mintForm.payloadBytes}
      isMono
      rows={8}
      value={isText ? draft.payloadText : draft.payloadBytes}
      onChange={(text) => edit(isText ? { payloadText: text } : { payloadBytes: text })}
      onBlur={() => leave('payload')}
      hint={isText ? m.mintForm.payloadTextHint : m.mintForm.payloadBytesHint}
      error={fieldText('payload', shown.payload, m)}
    />
  );
}
