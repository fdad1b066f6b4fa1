import { useState } from 'react';
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
  readonly begin: (origin: ScanOrigin) => Promise<void>;
  readonly stop: () => void;
  /** Forgets what was found. */
  readonly close: () => void;
};

/**
 * One scan at a time. It goes on while another screen is in front, and what it found stays until it is closed or another one begins:
 * nothing here hangs on an effect's clean-up, for a screen that is hidden loses its effects. Main bounds how many are kept.
 */
export function useScan(judging: RunScan['judging']): ScanRun {
  const { state, run, reset } = useCall('scan:run');
  const job = useJob();
  const [progress, setProgress] = useState<ScanProgress | null>(null);
  useEvent('scan:progressed', (told) => {
    if (job.isCurrent(told.job)) setProgress(told);
  });
  const summary = state.status === 'done' ? state.value : null;
  const forget = () => {
    if (state.status === 'busy') job.stop();
    if (summary !== null) void call('scan:close', { session: summary.session });
  };
  return {
    summary,
    isRunning: state.status === 'busy',
    progress,
    failure: failureOf(state),
    begin: async (origin) => {
      forget();
      setProgress(null);
      const name = job.begin();
      const ended = await run({ job: name, origin, judging });
      if (ended.ok && !job.isCurrent(name)) void call('scan:close', { session: ended.value.session });
    },
    stop: job.stop,
    close: () => {
      forget();
      reset();
    },
  };
}
