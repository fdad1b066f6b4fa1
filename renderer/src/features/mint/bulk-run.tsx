import { useState } from 'react';
import type { Place } from '../../../../shared/mint-input.ts';
import { bulkFileFormats, mostShelved, type BulkProgress } from '../../../../shared/bulk.ts';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useMessages, type Messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import type { Bulk } from './use-bulk.ts';

type Props = { readonly bulk: Bulk; readonly isReady: boolean; readonly place: Place };
type FileFormat = (typeof bulkFileFormats)[number];

/** Where the tokens go, the button, and how far it is. */
export function BulkRun({ bulk, isReady, place }: Props) {
  const m = useMessages();
  const [target, setTarget] = useState<'file' | 'shelf'>('file');
  const [format, setFormat] = useState<FileFormat>('lines');
  const run = () => bulk.run(target === 'file' ? { kind: 'file', format } : { kind: 'shelf', place });
  const canRun = isReady && !bulk.isRunning;
  useMainAction(canRun ? run : null);
  if (bulk.isRunning) {
    return (
      <footer className="flex flex-col gap-2 border-t border-line px-5 py-3">
        <Running progress={bulk.progress} onStop={bulk.stop} />
      </footer>
    );
  }
  return (
    <footer className="flex flex-wrap items-center gap-3 border-t border-line px-5 py-3">
      <Segmented
        label={m.mintBulk.target}
        value={target}
        onChange={setTarget}
        segments={[
          { value: 'file', label: m.mintBulk.toFile },
          { value: 'shelf', label: m.mintBulk.toShelf },
        ]}
      />
      {target === 'file' ? (
        <div className="w-56">
          <Select
            label={m.mintBulk.fileFormat}
            hideLabel
            options={bulkFileFormats.map((value) => ({ value, label: m.mintBulk.fileFormats[value] }))}
            value={format}
            onChange={setFormat}
          />
        </div>
      ) : (
        <span className="text-xs text-ink-faint">{m.mintBulk.shelfNote(formatNumber(mostShelved, m.time.locale))}</span>
      )}
      <span className="flex-1" />
      <Button look="primary" shortcut="mod+enter" isDisabled={!canRun} onPress={run}>
        {target === 'file' ? m.mintBulk.mintToFile : m.mintBulk.mintToShelf}
      </Button>
    </footer>
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
