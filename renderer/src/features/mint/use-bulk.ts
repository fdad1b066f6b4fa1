import { useEffect, useEffectEvent, useState } from 'react';
import type { bulkFileFormats, BulkOrigin, BulkPlan, BulkProgress, BulkResult, BulkSource, BulkTarget } from '../../../../shared/bulk.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { FilledRecipe, Place } from '../../../../shared/mint-input.ts';
import { call, type CallOutput } from '../../lib/api.ts';
import { useCall, type CallState } from '../../lib/use-call.ts';
import { useEvent } from '../../lib/use-event.ts';
import { useJob } from '../../lib/use-job.ts';
import { nothingPasted, type PastedText } from '../../ui/paste-area.tsx';

export type BulkPreview = CallOutput<'bulk:preview'>;
export type FileFormat = (typeof bulkFileFormats)[number];
/** Where the tokens go. The format counts for a file only. */
export type BulkAim = { readonly kind: BulkTarget['kind']; readonly format: FileFormat };

export type Bulk = {
  readonly source: BulkSource | null;
  readonly opening: CallState<BulkSource>;
  readonly open: (origin: BulkOrigin) => Promise<boolean>;
  readonly close: () => void;
  /** Rows that are pasted; kept when one goes back to them. */
  readonly pasted: PastedText;
  readonly setPasted: (pasted: PastedText) => void;
  readonly addsOtherColumns: boolean;
  readonly setAddsOtherColumns: (adds: boolean) => void;
  /** What the first rows give; the former one stays while the form is changed. Null: nothing to show yet. */
  readonly preview: BulkPreview | null;
  readonly previewError: AppError | null;
  readonly progress: BulkProgress | null;
  readonly isRunning: boolean;
  readonly result: BulkResult | null;
  /** Why nothing was minted; null also where the user stopped before a file was chosen. */
  readonly failure: AppError | null;
  readonly aim: BulkAim;
  readonly setAim: (aim: BulkAim) => void;
  /** Null while there is nothing to mint, or something at work. */
  readonly run: (() => void) | null;
  readonly stop: () => void;
};

/** Whether there is a row at all, be it a good one or not. */
export function hasRows({ rows, problems, hasMore }: BulkSource): boolean {
  return rows.length > 0 || problems.length > 0 || hasMore;
}

/** Rows, what they would give, and the work of minting them. `filled` null: the form has a mistake, or no key. */
export function useBulk(filled: FilledRecipe | null, place: Place): Bulk {
  const opener = useCall('bulk:open');
  const runner = useCall('bulk:run');
  const job = useJob();
  const [pasted, setPasted] = useState(nothingPasted);
  const [source, setSource] = useState<BulkSource | null>(null);
  const [addsOtherColumns, setAddsOtherColumns] = useState(true);
  const [aim, setAim] = useState<BulkAim>({ kind: 'file', format: 'lines' });
  const [preview, setPreview] = useState<BulkPreview | null>(null);
  const [previewError, setPreviewError] = useState<AppError | null>(null);
  const [progress, setProgress] = useState<BulkProgress | null>(null);

  const plan: BulkPlan | null =
    source === null || filled === null || !hasRows(source) ? null : { session: source.session, filled, addsOtherColumns };
  const planText = plan === null ? null : JSON.stringify(plan);
  const ask = useEffectEvent(async (isCurrent: () => boolean) => {
    if (plan === null) return;
    const result = await call('bulk:preview', plan);
    if (!isCurrent()) return;
    setPreviewError(result.ok ? null : result.error);
    if (result.ok) setPreview(result.value);
  });
  // The plan is made anew with each drawing; its text says whether it is another one.
  useEffect(() => {
    let isCurrent = true;
    void ask(() => isCurrent);
    return () => {
      isCurrent = false;
    };
  }, [planText]);
  useEvent('bulk:progressed', (told) => {
    if (job.isCurrent(told.job)) setProgress(told);
  });

  const forget = () => {
    if (source !== null) void call('bulk:close', { session: source.session });
    setSource(null);
    setPreview(null);
    setPreviewError(null);
    setProgress(null);
    runner.reset();
  };
  const open = async (origin: BulkOrigin) => {
    const opened = await opener.run(origin);
    if (!opened.ok) {
      if (opened.error.code === 'cancelled') opener.reset();
      return false;
    }
    forget();
    setSource(opened.value);
    return true;
  };
  const run = async (planned: BulkPlan) => {
    const target: BulkTarget = aim.kind === 'file' ? { kind: 'file', format: aim.format } : { kind: 'shelf', place };
    setProgress(null);
    const result = await runner.run({ ...planned, job: job.begin(), target });
    setProgress(null);
    if (!result.ok && result.error.code === 'cancelled') runner.reset();
  };
  const { state } = runner;
  return {
    source,
    opening: opener.state,
    open,
    close: forget,
    pasted,
    setPasted,
    addsOtherColumns,
    setAddsOtherColumns,
    preview: source === null ? null : preview,
    previewError,
    progress,
    isRunning: state.status === 'busy',
    result: state.status === 'done' ? state.value : null,
    failure: state.status === 'failed' ? state.error : null,
    aim,
    setAim,
    run: plan === null || previewError !== null || state.status === 'busy' ? null : () => void run(plan),
    stop: job.stop,
  };
}
