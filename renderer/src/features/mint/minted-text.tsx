import { useMessages } from '../../messages/screens.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { TokenText } from '../../ui/token-text.tsx';
import { laidOut } from './claims-draft.ts';

type Props = { readonly text: string; readonly payload: string | null };

/** Nobody reads on, and drawing a megabyte takes its time. Copying takes all of it. */
const longestShown = 20_000;

/** The token as it is written, and what a detached one leaves out. */
export function MintedText({ text, payload }: Props) {
  const m = useMessages();
  // Detached ones come in either way of writing.
  const isJson = text.startsWith('{');
  const shown = text.slice(0, longestShown);
  const rest = text.length - shown.length;
  return (
    <>
      {isJson ? (
        <CodeBlock language="json" label={m.mint.tokenText} text={rest > 0 ? shown : laidOut(text)} />
      ) : (
        <div
          tabIndex={0}
          role="region"
          aria-label={m.mint.tokenText}
          className="max-h-40 overflow-auto rounded-lg border border-line bg-well px-3.5 py-2.5"
        >
          <TokenText compact={shown} label={m.mint.tokenText} />
        </div>
      )}
      {rest > 0 && <p className="text-xs text-ink-faint">{m.mintForm.shownInPart(rest)}</p>}
      {payload !== null && (
        <div className="flex flex-col gap-1">
          <span className="text-xs text-ink-faint">{m.mintForm.detachedPayload}</span>
          <CodeBlock part="payload" label={m.mintForm.detachedPayload} text={payload.slice(0, longestShown)} />
        </div>
      )}
    </>
  );
}
