import type { ScanProgress } from '../../../../../shared/scan.ts';
import { formatBytes, formatNumber } from '../../../lib/format.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';

export function ScanRunning({ progress, onStop }: { readonly progress: ScanProgress | null; readonly onStop: () => void }) {
  const m = useMessages();
  const share = progress === null || progress.totalBytes === 0 ? null : progress.readBytes / progress.totalBytes;
  return (
    <div className="flex max-w-3xl flex-col gap-2">
      <div className="flex items-center gap-3">
        <span role="status" className="min-w-0 flex-1 tabular-nums">
          {progress === null ? m.inspectScan.starting : progressText(progress, m)}
        </span>
        <Button shortcut="escape" onPress={onStop}>
          {m.inspectScan.stop}
        </Button>
      </div>
      <ProgressBar label={m.inspectScan.progress} share={share} />
    </div>
  );
}

function progressText({ tokens, files, readBytes, totalBytes, perSecond }: ScanProgress, m: Messages): string {
  const { locale } = m.time;
  return m.inspectScan.running(
    formatNumber(tokens, locale),
    formatNumber(files, locale),
    formatBytes(readBytes, locale),
    formatBytes(totalBytes, locale),
    formatNumber(Math.round(perSecond), locale),
  );
}
