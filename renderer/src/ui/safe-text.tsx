import type { ReactNode } from 'react';
import { headOf } from '../../../shared/cut.ts';
import { useMessages } from '../messages/index.ts';
import { cx } from './class-names.ts';

/**
 * Characters that show nothing, or that change the order or look of what stands around them:
 * controls, format characters (bidi, zero width, tags), separators, private use, unassigned and
 * lone surrogates, the letters and marks that are blank (Hangul fillers, CGJ, Braille blank), and
 * variation selectors, but for the one that makes a pictograph of the character before it.
 */
export const unseen =
  /(?<!\p{Extended_Pictographic})[\ufe0e\ufe0f]|[\ufe00-\ufe0d\u{e0100}-\u{e01ef}\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u00a0\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]/gu;
const unseenButLines = new RegExp(`(?![\\n\\t])(?:${unseen.source})`, 'gu');
/** Beyond this, the rest is written out without them, so that the screen stays quick. */
const mostChips = 500;

type Props = {
  readonly text: string;
  readonly isMono?: boolean;
  /** Keeps line breaks and tabs, and wraps; else they are drawn as characters. */
  readonly isMultiline?: boolean;
  /** One line that ends in "…". For the middle ellipsis of ids see MiddleText. */
  readonly truncates?: boolean;
  readonly className?: string;
};

/**
 * Everything that comes from a token, a server or a user goes through here: hidden characters are
 * drawn as chips, and the text runs left to right without touching its neighbours.
 */
export function SafeText({ text, isMono = false, isMultiline = false, truncates = false, className }: Props) {
  return (
    <bdi
      dir="ltr"
      className={cx(
        isMono && 'font-mono text-code',
        isMultiline && 'whitespace-pre-wrap',
        truncates ? 'block truncate' : 'wrap-anywhere',
        className,
      )}
    >
      {withChips(text, isMultiline)}
    </bdi>
  );
}

/** The same for what leaves the window as plain text: hidden characters are written out, `\u{202E}`. */
export function writtenOut(text: string): string {
  return text.replace(unseen, written);
}

function written(character: string): string {
  return `\\u{${hexOf(character)}}`;
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}

function withChips(text: string, isMultiline: boolean): ReactNode {
  const pattern = isMultiline ? unseenButLines : unseen;
  const drawn: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    if (drawn.length >= mostChips * 2) break;
    if (found.index > from) drawn.push(text.slice(from, found.index));
    drawn.push(<HiddenCharacter key={found.index} character={found[0]} />);
    from = found.index + found[0].length;
  }
  if (drawn.length === 0) return text;
  drawn.push(text.slice(from).replace(pattern, written));
  return drawn;
}

function HiddenCharacter({ character }: { readonly character: string }) {
  const m = useMessages();
  const hex = hexOf(character);
  return (
    <span
      role="img"
      aria-label={m.ui.hiddenCharacter(`U+${hex.padStart(4, '0')}`)}
      className="mx-px inline rounded-sm bg-warning-soft px-1 font-mono text-chip text-warning"
    >
      {written(character)}
    </span>
  );
}

type MiddleProps = { readonly text: string; readonly tail?: number; readonly isMono?: boolean };

/** One line whose middle gives way: "4k3ZdbQe0v…J7qA". Ids and tokens differ at both ends. */
export function MiddleText({ text, tail = 6, isMono = true }: MiddleProps) {
  const head = headOf(text, Math.max(0, text.length - tail));
  return (
    <span className={cx('flex min-w-0 whitespace-nowrap', isMono && 'font-mono text-xs')}>
      <SafeText text={head} truncates className="min-w-0" />
      <SafeText text={text.slice(head.length)} className="shrink-0" />
    </span>
  );
}
