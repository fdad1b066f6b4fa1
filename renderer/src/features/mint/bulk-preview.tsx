import { formatBytes, formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/index.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Section } from '../../ui/section.tsx';
import type { BulkPreview } from './use-bulk.ts';

const mostDrawn = 3;

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
              <span>{formatBytes(bytes, m.time.locale)}</span>
            </span>
            <CodeBlock part="payload" height="content" label={m.mintBulk.row(String(row))} text={payload} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
