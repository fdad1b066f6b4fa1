import { useEffect, useEffectEvent, useRef } from 'react';
import type { RunScan } from '../../../../../shared/scan.ts';
import { useShortcut } from '../../../lib/shortcuts.ts';
import { Scroll } from '../../../ui/screen.tsx';
import { ScanBegin } from './scan-begin.tsx';
import { ScanFound } from './scan-found.tsx';
import { ScanRunning } from './scan-running.tsx';
import { useScan } from './use-scan.ts';

type Props = {
  /** By what the tokens are judged, as chosen on the screen. */
  readonly judging: RunScan['judging'];
  /** What was dropped before the pane was there; it is looked through at once. */
  readonly drop?: string | null;
  /** What was found stays while another mode is in front; what is dropped there is not for this pane. */
  readonly isShown: boolean;
  /** A token is to be looked at by itself. */
  readonly onOpen: (text: string) => void;
};

/** All tokens of a folder, a log or a HAR file, in a table. */
export function ScanPane({ judging, drop = null, isShown, onOpen }: Props) {
  const scan = useScan(judging);
  useShortcut('escape', isShown && scan.isRunning ? scan.stop : null);
  // Here, and not in the form: that comes back after each scan, and a drop is good for one. Effects run again when the screen comes back.
  const begun = useRef<string | null>(null);
  const beginWith = useEffectEvent((dropped: string) => {
    if (begun.current === dropped) return;
    begun.current = dropped;
    void scan.begin({ kind: 'dropped', drop: dropped });
  });
  useEffect(() => {
    if (drop !== null) beginWith(drop);
  }, [drop]);
  if (scan.summary !== null) return <ScanFound summary={scan.summary} onOpen={onOpen} onClose={scan.close} />;
  return (
    <Scroll>
      {scan.isRunning ? <ScanRunning progress={scan.progress} onStop={scan.stop} /> : <ScanBegin scan={scan} isShown={isShown} />}
    </Scroll>
  );
}
