import { useState, type ClipboardEvent } from 'react';
import { maxInspectText } from '../../../../shared/inspect.ts';
import { limitAndSize } from '../../lib/limit-and-size.ts';
import { textAfterPaste } from '../../lib/text-after-paste.ts';
import { useMessages } from '../../messages/screens.ts';
import { TextArea, type TextAreaProps } from '../../ui/text-field.tsx';

type Props = Omit<TextAreaProps, 'error' | 'maxLength'> & { readonly tooLarge: (limit: string, size: string) => string };

/** A text is taken as a whole, or not at all and with a word: cut off at the limit, it would be judged as another one. */
export function WholeText({ tooLarge, onChange, ...field }: Props) {
  const { locale } = useMessages().time;
  const [refusedSize, setRefusedSize] = useState<number | null>(null);
  const fits = ({ length }: string): boolean => {
    setRefusedSize(length > maxInspectText ? length : null);
    return length <= maxInspectText;
  };
  // Before the field has it, which would lay out all of it.
  const onPaste = (event: ClipboardEvent) => {
    const after = textAfterPaste(event);
    if (after !== null && !fits(after.whole)) event.preventDefault();
  };
  return (
    <div onPasteCapture={onPaste}>
      <TextArea
        {...field}
        onChange={(text) => fits(text) && onChange(text)}
        error={refusedSize === null ? null : tooLarge(...limitAndSize(maxInspectText, refusedSize, locale))}
      />
    </div>
  );
}
