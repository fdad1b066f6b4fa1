import { useState } from 'react';
import type { Exchange } from '../../../../shared/requests.ts';
import { call } from '../../lib/api.ts';
import { formatBytes, formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { viewBody } from './response-view.ts';

type View = 'pretty' | 'raw';

/** The body as text; JSON laid out, or exactly as it came. Never as what its Content-Type would like to be. */
export function ResponseBody({ exchange }: { readonly exchange: Exchange }) {
  const m = useMessages();
  const [view, setView] = useState<View>('pretty');
  const { body, bodyBytes } = exchange;
  if (body.kind === 'empty') {
    return (
      <Section title={m.requests.body}>
        <p className="text-ink-soft">{m.requests.noBody}</p>
      </Section>
    );
  }
  const shown = viewBody(body, view === 'pretty');
  const isCut = shown.text.length < shown.all;
  return (
    <Section
      title={m.requests.body}
      actions={
        <>
          {body.kind === 'json' && (
            <Segmented
              label={m.requests.bodyView}
              size="small"
              value={view}
              onChange={setView}
              segments={[
                { value: 'pretty', label: m.requests.pretty },
                { value: 'raw', label: m.requests.raw },
              ]}
            />
          )}
          <CopyButton
            label={m.requests.copyBody}
            copiedMessage={m.requests.bodyCopied}
            onCopy={() => call('clipboard:copy', { text: body.text })}
          />
        </>
      }
    >
      {body.kind === 'binary' && <p className="text-ink-soft">{m.requests.binaryBody}</p>}
      <CodeBlock text={shown.text} language={shown.language} label={m.requests.bodyText} isWrapped={body.kind !== 'binary'} />
      {body.isTruncated && <p className="text-xs text-ink-faint">{m.requests.bodyTruncated(formatBytes(bodyBytes, m.time.locale))}</p>}
      {isCut && (
        <p className="text-xs text-ink-faint">
          {m.requests.bodyShownPart(formatNumber(shown.text.length, m.time.locale), formatNumber(shown.all, m.time.locale))}
        </p>
      )}
    </Section>
  );
}
