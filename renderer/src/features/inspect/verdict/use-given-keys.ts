import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../../../shared/errors.ts';
import type { Judging } from '../../../../../shared/inspect.ts';
import type { ImportOrigin, ImportPreview, SecretReadingName } from '../../../../../shared/key-import.ts';
import type { Result } from '../../../../../shared/result.ts';
import { call } from '../../../lib/api.ts';
import { useJob } from '../../../lib/use-job.ts';
import { useMessages } from '../../../messages/screens.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { InspectionState } from '../use-inspection.ts';
import { readingsOf } from './given-readings.ts';

export type GivenWork = 'reading' | 'unlocking';

export type GivenKeys = {
  /** What was given, without any of its secrets; null: nothing. */
  readonly preview: ImportPreview | null;
  readonly work: GivenWork | null;
  readonly error: AppError | null;
  /** Main let go of the keys: they have to be given again. */
  readonly isExpired: boolean;
  /** Whether the origin was read. */
  readonly read: (origin: ImportOrigin) => Promise<boolean>;
  readonly unlock: (passphrase: string, source: number) => Promise<boolean>;
  readonly readAs: (encoding: SecretReadingName) => void;
  readonly stop: () => void;
  readonly forget: () => void;
};

type Parts = {
  readonly judging: Judging;
  readonly setJudging: (change: Partial<Judging>) => void;
  readonly inspection: InspectionState;
};

/** Keys for this look alone. They stay in main's memory, and are forgotten there after ten minutes or when they are put away here. */
export function useGivenKeys({ judging, setJudging, inspection }: Parts): GivenKeys {
  const m = useMessages();
  const job = useJob();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [work, setWork] = useState<GivenWork | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isExpired, setExpired] = useState(false);
  const isAtWork = useRef(false);

  const judgeWith = (next: ImportPreview) => {
    setPreview(next);
    setExpired(false);
    const encoding = judging.given?.encoding ?? null;
    const isStill = encoding !== null && readingsOf(next).includes(encoding);
    setJudging({ given: next.found.length === 0 ? null : { session: next.session, encoding: isStill ? encoding : null } });
  };
  const letGo = () => {
    setPreview(null);
    const isGivenKey = judging.keyId?.startsWith('given:') === true;
    setJudging({ given: null, ...(isGivenKey && { keyId: null }) });
  };
  const during = async (kind: GivenWork, act: () => Promise<Result<ImportPreview>>): Promise<boolean> => {
    if (isAtWork.current) return false;
    isAtWork.current = true;
    setWork(kind);
    setError(null);
    const result = await act();
    isAtWork.current = false;
    setWork(null);
    if (result.ok) judgeWith(result.value);
    else if (result.error.code === 'import-expired') expire();
    else if (result.error.code !== 'cancelled') setError(result.error);
    return result.ok;
  };
  const expire = () => {
    letGo();
    setExpired(true);
    showToast({ title: m.inspectVerdict.givenExpired, detail: m.inspectVerdict.givenExpiredText, tone: 'warning' });
  };

  const isRefused = inspection.status === 'failed' && inspection.error.code === 'import-expired';
  const onRefused = useEffectEvent(expire);
  useEffect(() => {
    if (isRefused) onRefused();
  }, [isRefused]);

  return {
    preview,
    work,
    error,
    isExpired,
    read: (origin) => during('reading', () => call('keys:read-import', { job: job.begin(), origin, session: preview?.session ?? null })),
    unlock: (passphrase, source) =>
      preview === null
        ? Promise.resolve(false)
        : during('unlocking', () => call('keys:unlock-import', { job: job.begin(), session: preview.session, passphrase, source })),
    readAs: (encoding) => {
      if (judging.given !== null) setJudging({ given: { ...judging.given, encoding } });
    },
    stop: job.stop,
    forget: () => {
      if (preview !== null) void call('keys:forget-import', { session: preview.session });
      letGo();
      setError(null);
      setExpired(false);
    },
  };
}
