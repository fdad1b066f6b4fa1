import { useEffect, useEffectEvent, useState } from 'react';
import type { AppError } from '../../../../../shared/errors.ts';
import type { RunScan, ScanOrigin, ScanProgress, ScanSummary } from '../../../../../shared/scan.ts';
import { call } from '../../../lib/api.ts';
import { useCall } from '../../../lib/use-call.ts';
import { useEvent } from '../../../lib/use-event.ts';
import { failureOf, useJob } from '../../../lib/use-job.ts';

export type ScanRun = {
  readonly summary: ScanSummary | null;
  readonly isRunning: boolean;
  readonly progress: ScanProgress | null;
  /** Why nothing was looked through; null also where the user chose nothing. */
  readonly failure: AppError | null;
  readonly begin: (origin: ScanOrigin) => void;
  readonly stop: () => void;
  /** Forgets what was found. */
  readonly close: () => void;
};

/** One scan at a time; what it found is kept by main until it is closed, or the pane goes. */
export function useScan(judging: RunScan['judging']): ScanRun {
  const { state, run, reset } = useCall('scan:run');
  const job = useJob();
  const [progress, setProgress] = useState<ScanProgress | null>(null);
  useEvent('scan:progressed', (told) => {
    if (job.isCurrent(told.job)) setProgress(told);
  });
  const summary = state.status === 'done' ? state.value : null;
  const session = summary?.session ?? null;
  useEffect(() => {
    if (session === null) return undefined;
    return () => void call('scan:close', { session });
  }, [session]);
  const leave = useEffectEvent(() => {
    if (state.status === 'busy') job.stop();
  });
  useEffect(() => () => leave(), []);
  return {
    summary,
    isRunning: state.status === 'busy',
    progress,
    failure: failureOf(state),
    begin: (origin) => {
      setProgress(null);
      void run({ job: job.begin(), origin, judging });
    },
    stop: job.stop,
    close: reset,
  };
}
