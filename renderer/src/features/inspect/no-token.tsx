import type { Instead } from '../../../../shared/inspect.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';

type Props = { readonly instead: Instead | null; readonly onImportKey: () => void };

/** There is no token in the text; what it is instead, and what that is good for, where it is known. */
export function NoToken({ instead, onImportKey }: Props) {
  const m = useMessages();
  const { title, text } =
    instead === null ? { title: m.inspect.nothingFound, text: m.inspect.nothingFoundText } : m.inspect.instead[instead];
  const isKey = instead === 'public-key' || instead === 'private-key';
  return (
    <Callout
      tone={instead === 'private-key' ? 'warning' : 'neutral'}
      title={title}
      announce="status"
      {...(isKey && { actions: <Button onPress={onImportKey}>{m.inspect.importKey}</Button> })}
    >
      {text}
    </Callout>
  );
}
