import { Download } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ScanSummary, ScanView } from '../../../../../shared/scan.ts';
import { formatBytes, formatElapsed, formatNumber } from '../../../lib/format.ts';
import { useCall } from '../../../lib/use-call.ts';
import { failureOf } from '../../../lib/use-job.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { errorLine, InlineError } from '../../../ui/inline-error.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { UnreadFiles } from './unread-files.tsx';

type Props = { readonly summary: ScanSummary; readonly view: ScanView; readonly onClose: () => void };

/** How much was looked through, what was left out and why, and the ways on. */
export function ScanOutcome({ summary, view, onClose }: Props) {
  const m = useMessages();
  const saver = useCall('scan:export');
  const said = useRef<HTMLParagraphElement>(null);
  // The button that began the search is gone by now.
  useEffect(() => {
    if (document.activeElement === document.body) said.current?.focus();
  }, []);
  const failure = failureOf(saver.state);
  const save = async () => {
    const saved = await saver.run(view);
    if (saved.ok) showToast({ tone: 'valid', title: m.inspectScan.exported(saved.value.fileName) });
  };
  return (
    <div className="flex flex-col gap-3 px-5 pt-4 pb-3">
      <div className="flex flex-wrap items-center gap-2">
        <p ref={said} role="status" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {foundText(summary, m)}
        </p>
        {summary.tokens > 0 && (
          <Button icon={Download} isBusy={saver.state.status === 'busy'} onPress={() => void save()}>
            {m.inspectScan.export}
          </Button>
        )}
        <Button onPress={onClose}>{m.inspectScan.again}</Button>
      </div>
      {failure !== null && <InlineError error={failure} />}
      {summary.stoppedBy !== null && (
        <Callout tone="warning" title={m.inspectScan.partTitle}>
          <SafeText text={reasonText(summary.stoppedBy, summary.tokens, m)} />
        </Callout>
      )}
      {summary.unread.length > 0 && <UnreadFiles unread={summary.unread} />}
    </div>
  );
}

/** @param kept how many tokens are listed: there is a limit to their number, and one to their memory */
function reasonText(error: NonNullable<ScanSummary['stoppedBy']>, kept: number, m: Messages): string {
  if (error.code === 'cancelled') return m.inspectScan.stopped;
  return error.code === 'too-many-tokens' ? m.inspectScan.tooMany(formatNumber(kept, m.time.locale)) : errorLine(error, m);
}

function foundText({ tokens, occurrences, files, readBytes, seconds }: ScanSummary, m: Messages): string {
  const { locale } = m.time;
  const [size, took] = [formatBytes(readBytes, locale), formatElapsed(seconds * 1000, locale)];
  const read = m.inspectScan.lookedThrough(files, formatNumber(files, locale), size, took);
  return m.inspectScan.found(tokens, occurrences > tokens, formatNumber(tokens, locale), formatNumber(occurrences, locale), read);
}
