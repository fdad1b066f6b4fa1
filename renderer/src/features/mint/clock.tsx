import { formatLocal, formatUtc } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/screens.ts';

/** The time that tokens are dated with, ticking: UTC and the local one. */
export function Clock() {
  const m = useMessages();
  const now = useNow();
  const local = formatLocal(now, m.time.locale);
  return (
    <span role="timer" aria-label={m.mintForm.clock} className="flex flex-wrap gap-x-2 text-2xs text-ink-faint tabular-nums selectable">
      <span className="whitespace-nowrap">{m.mintForm.now(formatUtc(now, m.time.locale))}</span>
      {local !== null && <span className="whitespace-nowrap">{local}</span>}
    </span>
  );
}
