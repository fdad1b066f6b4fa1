import { useMemo, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { SafeText } from './safe-text.tsx';

type Props = {
  readonly text: string;
  readonly language?: 'json' | 'text';
  /** Its name for screen readers. */
  readonly label: string;
  /** Draws all of it in one part's colour, as in a token's preview. */
  readonly part?: 'header' | 'payload' | 'signature';
  readonly isWrapped?: boolean;
  readonly height?: 'content' | 'limited' | 'fill';
};

/** Longer texts are drawn in one colour: thousands of coloured words would hold up the screen. */
const longestColoured = 60_000;
const partColours = { header: 'text-part-header', payload: 'text-part-payload', signature: 'text-part-signature' };
const heights = { content: '', limited: 'max-h-80', fill: 'min-h-0 flex-1' };

/** Text in monospace, JSON in colours; always as text, hidden characters visible. */
export function CodeBlock({ text, language = 'text', label, part, isWrapped = true, height = 'limited' }: Props) {
  const isColoured = language === 'json' && part === undefined && text.length <= longestColoured;
  const drawn = useMemo(() => (isColoured ? colourJson(text) : <SafeText text={text} isMultiline />), [text, isColoured]);
  return (
    <pre
      role="region"
      tabIndex={0}
      aria-label={label}
      className={cx(
        'min-w-0 overflow-auto rounded-lg border border-line bg-well px-3.5 py-2.5 font-mono text-xs leading-5 selectable',
        isWrapped && 'wrap-anywhere whitespace-pre-wrap',
        heights[height],
        part !== undefined && partColours[part],
      )}
    >
      {drawn}
    </pre>
  );
}

const jsonToken = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;

function colourJson(text: string): ReactNode[] {
  const drawn: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(jsonToken)) {
    const [whole, string, colon, number] = found;
    if (found.index > from) drawn.push(<SafeText key={from} text={text.slice(from, found.index)} isMultiline />);
    const colour =
      string !== undefined && colon !== undefined
        ? 'text-json-name'
        : string !== undefined
          ? 'text-json-text'
          : number !== undefined
            ? 'text-json-number'
            : 'text-json-word';
    drawn.push(<SafeText key={found.index} text={string ?? whole} isMultiline className={colour} />);
    if (colon !== undefined) drawn.push(colon);
    from = found.index + whole.length;
  }
  if (from < text.length) drawn.push(<SafeText key={from} text={text.slice(from)} isMultiline />);
  return drawn;
}
