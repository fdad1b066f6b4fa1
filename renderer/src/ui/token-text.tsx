import { cx } from './class-names.ts';
import { MiddleText, SafeText } from './safe-text.tsx';

type Props = {
  /** A compact serialization, or an SD-JWT with its tildes; text without dots is drawn as one part. */
  readonly compact: string;
  /** 'wrap' shows all of it, 'middle' one line whose parts give way in their middles. */
  readonly fit?: 'wrap' | 'middle';
  readonly label: string;
};

/** JWS has three parts. JWE has five: its key, vector and ciphertext take the payload's colour, its tag the signature's. */
function colourOf(index: number, count: number): string {
  if (index === 0) return 'text-part-header';
  return index === count - 1 && count > 2 ? 'text-part-signature' : 'text-part-payload';
}

/** A token in its three colours. Dots and tildes stand between its parts in the colour of plain text. */
export function TokenText({ compact, fit = 'wrap', label }: Props) {
  const parts = compact.split('~').flatMap((piece, index) => partsOf(piece, index > 0));
  return (
    <div
      role="group"
      aria-label={label}
      className={cx(
        'min-w-0 font-mono text-xs leading-5 selectable',
        fit === 'wrap' ? 'break-all' : 'flex items-baseline whitespace-nowrap',
      )}
    >
      {parts.map(({ text, before, colour }, index) => (
        <span key={index} className={cx(fit === 'middle' && 'flex min-w-0 items-baseline', colour)}>
          {before !== '' && <span className="text-ink">{before}</span>}
          {fit === 'wrap' ? <SafeText text={text} className="break-all" /> : <MiddleText text={text} tail={4} />}
        </span>
      ))}
    </div>
  );
}

type DrawnPart = { readonly text: string; readonly before: '' | '.' | '~'; readonly colour: string };

/** Between tildes stands a token of its own, or a disclosure: that is a part of the payload. */
function partsOf(piece: string, isAfterTilde: boolean): DrawnPart[] {
  const parts = piece.split('.');
  return parts.map((text, index) => ({
    text,
    before: index > 0 ? '.' : isAfterTilde ? '~' : '',
    colour: isAfterTilde && parts.length === 1 ? 'text-part-payload' : colourOf(index, parts.length),
  }));
}
