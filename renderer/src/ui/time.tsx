import { formatIso, formatLocal, formatRelative, formatUtc } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';
import { useMessages } from '../messages/index.ts';
import { cx } from './class-names.ts';

type Props = {
  /** Unix seconds. */
  readonly at: number;
  /**
   * 'full': the exact UTC instant, the local one and the distance, in one line that may wrap.
   * 'relative': the distance alone, the other two in the native tooltip.
   */
  readonly show?: 'full' | 'relative';
};

/** A point in time, live. */
export function Time({ at, show = 'full' }: Props) {
  const m = useMessages();
  const now = useNow();
  const utc = formatUtc(at, m.time.locale);
  const local = formatLocal(at, m.time.locale);
  const iso = formatIso(at);
  // No calendar has it: the number itself, once.
  if (iso === undefined) return <span className="font-mono text-code wrap-anywhere">{utc}</span>;
  if (show === 'relative') {
    return (
      <time dateTime={iso} title={local === null ? utc : `${utc}\n${local}`} className="whitespace-nowrap">
        {formatRelative(at, now, m.time, 1)}
      </time>
    );
  }
  return (
    <time dateTime={iso} className="block overflow-hidden">
      <span className="-ml-4 flex flex-wrap">
        <Part text={utc} />
        {local !== null && <Part text={local} isSoft />}
        <Part text={formatRelative(at, now, m.time)} isSoft />
      </span>
    </time>
  );
}

/** The dot before it lies outside the frame, and so unseen, wherever the part begins a line. */
function Part({ text, isSoft = false }: { readonly text: string; readonly isSoft?: boolean }) {
  return (
    <span className={cx('relative pl-4 whitespace-nowrap', isSoft && 'text-ink-soft')}>
      <span aria-hidden className="absolute left-1.5 text-ink-faint">
        ·
      </span>
      {text}
    </span>
  );
}
