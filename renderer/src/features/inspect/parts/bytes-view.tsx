import { useMemo, useState } from 'react';
import { formatNumber } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { byteLine, bytesOf, lineCount, type RawPart } from './raw-bytes.ts';

/** In pixels: leading-5. */
const lineHeight = 20;
const tallest = 240;
const overscan = 6;

/** The exact bytes of a part, as digits and as text. Only the lines that can be seen are drawn. */
export function BytesView({ part, name }: { readonly part: RawPart; readonly name: string }) {
  const m = useMessages();
  const t = m.inspectParts;
  const { bytes, isDecoded } = useMemo(() => bytesOf(part), [part]);
  const [top, setTop] = useState(0);
  const count = lineCount(bytes);
  const height = Math.min(tallest, count * lineHeight);
  const first = Math.max(0, Math.floor(top / lineHeight) - overscan);
  const last = Math.min(count, Math.ceil((top + height) / lineHeight) + overscan);
  if (count === 0) return <p className="text-ink-soft">{t.bytesNone}</p>;
  return (
    <>
      <div
        role="region"
        tabIndex={0}
        aria-label={t.bytesOf(name)}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        style={{ height: height + 22 }}
        className="overflow-auto rounded-lg border border-line bg-well px-3.5 py-2.5 font-mono text-xs leading-5 whitespace-pre selectable"
      >
        <div className="relative w-max min-w-full" style={{ height: count * lineHeight }}>
          <div style={{ transform: `translateY(${first * lineHeight}px)` }}>
            {Array.from({ length: last - first }, (_, at) => byteLine(bytes, first + at)).map(({ offset, hex, text }) => (
              <div key={offset} className="flex gap-3">
                <span className="text-ink-faint">{offset}</span>
                <span>{hex.padEnd(24)}</span>
                <bdi dir="ltr" className="text-ink-soft">
                  {text}
                </bdi>
              </div>
            ))}
          </div>
        </div>
      </div>
      <p className="text-xs text-ink-faint">
        {t.bytesCount(formatNumber(bytes.length, m.time.locale), bytes.length)}
        {!isDecoded && ` · ${t.notBase64url}`}
      </p>
    </>
  );
}
