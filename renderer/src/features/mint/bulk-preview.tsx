import { parseJson } from '../../../../shared/json/parse.ts';
import { clipped, formatBytes, formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Section } from '../../ui/section.tsx';
import { layOutLine } from './json-layout.ts';
import type { BulkPreview } from './use-bulk.ts';

const mostDrawn = 3;
const longestShown = 5_000;

/** What the first rows would give. */
export function BulkPreviewSection({ preview, hasMore }: { readonly preview: BulkPreview; readonly hasMore: boolean }) {
  const m = useMessages();
  const shown = preview.tokens.slice(0, mostDrawn);
  if (shown.length === 0) return null;
  return (
    <Section title={m.mintBulk.preview} actions={hasMore || preview.tokens.length > mostDrawn ? m.mintBulk.firstRows : undefined}>
      <ul className="flex flex-col gap-2">
        {shown.map(({ row, payload, bytes }) => (
          <li key={row} className="flex flex-col gap-1">
            <span className="flex justify-between text-xs text-ink-faint">
              <span>{m.mintBulk.row(formatNumber(row, m.time.locale))}</span>
              <span>{m.mintBulk.payloadSize(formatBytes(bytes, m.time.locale))}</span>
            </span>
            <CodeBlock part="payload" label={m.mintBulk.row(formatNumber(row, m.time.locale))} text={readable(payload)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Claims in one line that can be read; what is no JSON stays as it is. */
function readable(payload: string): string {
  if (payload.length > longestShown) return clipped(payload, longestShown);
  const parsed = parseJson(payload);
  return parsed.ok ? layOutLine(parsed.value) : payload;
}
