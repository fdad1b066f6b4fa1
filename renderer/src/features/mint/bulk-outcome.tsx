import { useEffect, useRef } from 'react';
import type { BulkResult } from '../../../../shared/bulk.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { formatDuration, formatElapsed, formatNumber } from '../../lib/format.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { errorLine } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { BulkProblems } from './bulk-problems.tsx';

/** What the job came to: all, some, or none; where it is; and what was left out. */
export function BulkOutcome({ result }: { readonly result: BulkResult }) {
  const m = useMessages();
  const go = useGo();
  const { minted, failed, isPartial, stoppedBy, fileName, seconds, problems, crossChecked } = result;
  const { locale } = m.time;
  const took = seconds < 10 ? formatElapsed(seconds * 1000, locale) : formatDuration(seconds, m.time);
  const count = formatNumber(minted, locale);
  const where = fileName !== null ? m.mintBulk.inFile(fileName) : minted > 0 ? m.mintBulk.onShelf : null;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [result]);
  return (
    <div ref={box} className="flex scroll-mt-5 flex-col gap-4">
      <Callout
        tone={isPartial || minted === 0 ? 'warning' : 'valid'}
        announce="status"
        title={isPartial ? m.mintBulk.partTitle(minted, count) : m.mintBulk.doneTitle(minted, count, took)}
        actions={
          fileName === null && minted > 0 ? <Button onPress={() => go({ screen: 'tokens' })}>{m.mintBulk.showShelf}</Button> : undefined
        }
      >
        {stoppedBy !== null && (
          <p>
            <SafeText text={whyStopped(stoppedBy, fileName, m)} />
          </p>
        )}
        {where !== null && (
          <p>
            <SafeText text={where} />
          </p>
        )}
        {isPartial && fileName !== null && <p>{m.mintBulk.partFile}</p>}
        {crossChecked > 0 && <p className="text-ink-soft">{m.mintBulk.crossChecked(crossChecked, formatNumber(crossChecked, locale))}</p>}
      </Callout>
      {problems.length > 0 && <BulkProblems title={m.mintBulk.failedRows(failed, formatNumber(failed, locale))} problems={problems} />}
    </div>
  );
}

function whyStopped(error: AppError, fileName: string | null, m: Messages): string {
  if (error.code === 'cancelled') return m.mintBulk.stopped;
  // The usual sentence says that nothing was half-saved.
  return error.code === 'disk-full' && fileName !== null ? m.mintBulk.diskFull : errorLine(error, m);
}
