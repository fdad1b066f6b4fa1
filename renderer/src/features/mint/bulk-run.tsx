import { bulkFileFormats, mostShelved, type BulkProgress } from '../../../../shared/bulk.ts';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import type { Bulk } from './use-bulk.ts';

/** Where the tokens go, or how far it is. */
export function BulkRun({ bulk }: { readonly bulk: Bulk }) {
  return (
    <footer className="flex flex-col gap-2 border-t border-line px-5 py-3">
      {bulk.isRunning ? <Running progress={bulk.progress} onStop={bulk.stop} /> : <Aim bulk={bulk} />}
    </footer>
  );
}

function Aim({ bulk: { aim, setAim } }: { readonly bulk: Bulk }) {
  const m = useMessages();
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Segmented
          label={m.mintBulk.target}
          value={aim.kind}
          onChange={(kind) => setAim({ ...aim, kind })}
          segments={[
            { value: 'file', label: m.mintBulk.toFile },
            { value: 'shelf', label: m.mintBulk.toShelf },
          ]}
        />
        {aim.kind === 'file' && (
          <div className="min-w-44 flex-1">
            <Select
              label={m.mintBulk.fileFormat}
              hideLabel
              options={bulkFileFormats.map((value) => ({ value, label: m.mintBulk.fileFormats[value] }))}
              value={aim.format}
              onChange={(format) => setAim({ ...aim, format })}
            />
          </div>
        )}
      </div>
      <p className="text-xs text-ink-faint">
        {aim.kind === 'file' ? m.mintBulk.privateNote : m.mintBulk.shelfNote(formatNumber(mostShelved, m.time.locale))}
      </p>
    </>
  );
}

/** The screen's main action. Once all is minted it steps back: nobody shall do it twice by pressing the same keys again. */
export function BulkAction({ bulk }: { readonly bulk: Bulk }) {
  const m = useMessages();
  const { aim, run, result, source } = bulk;
  if (source === null) return null;
  const label = m.mintBulk[result === null ? 'mintTo' : 'mintAgainTo'][aim.kind];
  return result === null ? (
    <Button look="primary" shortcut="mod+enter" isBusy={bulk.isRunning} isDisabled={run === null} onPress={() => run?.()}>
      {label}
    </Button>
  ) : (
    <Button isDisabled={run === null} onPress={() => run?.()}>
      {label}
    </Button>
  );
}

function Running({ progress, onStop }: { readonly progress: BulkProgress | null; readonly onStop: () => void }) {
  const m = useMessages();
  const share = progress === null || progress.totalBytes === 0 ? null : progress.readBytes / progress.totalBytes;
  return (
    <>
      <div className="flex items-center gap-3">
        <span role="status" className="min-w-0 flex-1">
          {progress === null ? m.mintBulk.starting : progressText(progress, m)}
        </span>
        <Button onPress={onStop}>{m.mintBulk.stop}</Button>
      </div>
      <ProgressBar label={m.mintBulk.progress} share={share} />
    </>
  );
}

function progressText({ minted, failed, readBytes, totalBytes, perSecond }: BulkProgress, m: Messages): string {
  const { locale } = m.time;
  const left =
    minted > 0 && readBytes > 0 && perSecond > 0 ? ((totalBytes - readBytes) / readBytes) * ((minted + failed) / perSecond) : null;
  return m.mintBulk.running(
    formatNumber(minted, locale),
    failed,
    formatNumber(Math.round(perSecond), locale),
    left === null ? null : formatDuration(left, m.time, 1),
  );
}
