import { X } from 'lucide-react';
import { useCallback, useMemo, useState, type ClipboardEvent } from 'react';
import { headOf } from '../../../shared/cut.ts';
import { formatBytes } from '../lib/format.ts';
import { textAfterPaste } from '../lib/text-after-paste.ts';
import { useMessages } from '../messages/index.ts';
import { IconButton } from './icon-button.tsx';
import { SafeText } from './safe-text.tsx';
import { longestPaste, TextArea } from './text-field.tsx';

const firstCharacters = 600;
const firstLines = 6;

/** What stands in the field, and a long text that was pasted: it counts instead, and leaves the other as it was. */
export type PastedText = { readonly typed: string; readonly held: string | null };
export const nothingPasted: PastedText = { typed: '', held: null };

export function textOf({ typed, held }: PastedText): string {
  return held ?? typed;
}

type Props = {
  readonly label: string;
  readonly placeholder?: string;
  readonly hint: string;
  readonly error: string | null;
  readonly value: PastedText;
  readonly onChange: (value: PastedText) => void;
  /** In characters. A paste that would make it longer is not taken. */
  readonly most: number;
  readonly onTooLong: () => void;
  /** `held`: what a long text that was pasted is called. */
  readonly words: { readonly held: string; readonly discard: string };
};

/** A field for text of any length: what is long when it is pasted is told of by its size and its first lines. */
export function PasteArea({ value, onChange, most, onTooLong, words, ...field }: Props) {
  const { typed, held } = value;
  // Field and long text take each other's place: the focus goes along.
  const [wasExchanged, setExchanged] = useState(false);
  const exchange = (text: string | null) => {
    setExchanged(true);
    onChange({ typed, held: text });
  };
  const onPaste = (event: ClipboardEvent) => {
    const after = textAfterPaste(event);
    if (after === null || after.pasted.length <= longestPaste) return;
    event.preventDefault();
    if (after.whole.length > most) onTooLong();
    else exchange(after.whole);
  };
  if (held !== null) {
    return <Held {...field} {...words} text={held} takesFocus={wasExchanged} onDiscard={() => exchange(null)} />;
  }
  return (
    <div onPasteCapture={onPaste}>
      <TextArea
        {...field}
        isMono
        rows={7}
        value={typed}
        onChange={(text) => onChange({ typed: text, held: null })}
        autoFocus={wasExchanged}
      />
    </div>
  );
}

type HeldProps = {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly held: string;
  readonly discard: string;
  readonly takesFocus: boolean;
  readonly onDiscard: () => void;
};

function Held({ label, hint, text, held, discard, takesFocus, onDiscard }: HeldProps) {
  const m = useMessages();
  const size = useMemo(() => formatBytes(new TextEncoder().encode(text).length, m.time.locale), [text, m]);
  const take = useCallback((box: HTMLDivElement | null) => (takesFocus ? box?.focus() : undefined), [takesFocus]);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="text-xs font-semibold text-ink-soft">{label}</span>
      <div ref={take} role="group" tabIndex={-1} aria-label={`${held}, ${size}`} className="field-shape flex min-w-0 flex-col">
        <div className="flex items-center gap-2 border-b border-line py-1 pr-1.5 pl-2.5">
          <span className="font-medium">{held}</span>
          <span className="flex-1 text-xs text-ink-soft">{size}</span>
          <IconButton icon={X} size="small" label={discard} onPress={onDiscard} />
        </div>
        <div className="px-2.5 py-1.5 text-xs leading-5 text-ink-soft selectable">
          <SafeText text={beginningOf(text)} isMono isMultiline />
        </div>
      </div>
      <span className="text-xs text-ink-faint">{hint}</span>
    </div>
  );
}

function beginningOf(text: string): string {
  const head = headOf(text, firstCharacters);
  const lines = head.split(/\r\n?|\n/u).slice(0, firstLines);
  return `${lines.join('\n')}\n…`;
}
