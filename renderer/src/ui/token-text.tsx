import { cx } from './class-names.ts';
import { MiddleText, SafeText } from './safe-text.tsx';

type Props = {
  /** A compact serialization; text without dots is drawn as one part. */
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

/** A token in its three colours. The dots stand between them in the colour of plain text. */
export function TokenText({ compact, fit = 'wrap', label }: Props) {
  const parts = compact.split('.');
  return (
    <div
      role="group"
      aria-label={label}
      className={cx(
        'min-w-0 font-mono text-xs leading-5 selectable',
        fit === 'wrap' ? 'break-all' : 'flex items-baseline whitespace-nowrap',
      )}
    >
      {parts.map((part, index) => (
        <span key={index} className={cx(fit === 'middle' && 'flex min-w-0 items-baseline', colourOf(index, parts.length))}>
          {fit === 'wrap' ? <SafeText text={part} className="break-all" /> : <MiddleText text={part} tail={4} />}
          {index < parts.length - 1 && <span className="text-ink">.</span>}
        </span>
      ))}
    </div>
  );
}
