import type { AppError } from '../../../../../shared/errors.ts';
import type { ScanSummary } from '../../../../../shared/scan.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { errorLine } from '../../../ui/inline-error.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';

/** As many are drawn; the rest are counted. */
const mostDrawn = 200;

/** Files that were passed over or could not be read, and why. */
export function UnreadFiles({ unread }: { readonly unread: ScanSummary['unread'] }) {
  const m = useMessages();
  const { locale } = m.time;
  const title = m.inspectScan.unreadTitle(unread.length, formatNumber(unread.length, locale));
  return (
    <Disclosure title={title}>
      <ul aria-label={title} tabIndex={0} className="max-h-48 overflow-auto rounded-xl border border-line bg-card text-xs selectable">
        {unread.slice(0, mostDrawn).map(({ file, error }, index) => (
          <li key={`${index} ${file}`} className="flex flex-wrap gap-x-3 border-line px-3 py-1.5 not-first:border-t">
            <span className="min-w-40 flex-1">
              <SafeText text={file} />
            </span>
            <span className="text-ink-soft">
              <SafeText text={reasonOf(error, m)} />
            </span>
          </li>
        ))}
      </ul>
      {unread.length > mostDrawn && (
        <p className="text-xs text-ink-faint">{m.inspectScan.moreUnread(formatNumber(unread.length - mostDrawn, locale))}</p>
      )}
    </Disclosure>
  );
}

function reasonOf(error: AppError, m: Messages): string {
  const { actual = '' } = error;
  const known = Object.entries(m.inspectScan.unread).find(([reason]) => reason === actual);
  return known === undefined ? errorLine(error, m) : known[1];
}
