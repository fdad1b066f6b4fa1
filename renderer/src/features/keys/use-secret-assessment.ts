import { useEffect, useEffectEvent, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { SecretAssessment, TypedSecret } from '../../../../shared/keys.ts';
import { useCall } from '../../lib/use-call.ts';
import { isDeclined } from './declined.ts';
import { useJob } from './use-job.ts';

const pauseMilliseconds = 150;

export type AssessedSecret = {
  /** Of the newest secret that could be weighed; it stays until the next answer, so that nothing flickers. */
  readonly value: SecretAssessment | null;
  /** Why the newest one could not: it is not what its encoding says. */
  readonly error: AppError | null;
};

/** Weighs a secret while it is typed: after a short pause, the newest one only. Null, or an empty text, asks nothing. */
export function useSecretAssessment(secret: TypedSecret | null, alg: KeyAlgorithm): AssessedSecret {
  const { state, run, reset } = useCall('keys:assess-secret');
  const job = useJob('keys:stop-job');
  const [value, setValue] = useState<SecretAssessment | null>(null);
  const text = secret?.text ?? '';
  const encoding = secret?.encoding ?? 'utf8';

  const ask = useEffectEvent(async () => {
    job.stop();
    const result = await run({ job: job.begin(), secret: { text, encoding }, alg });
    if (result.ok) setValue(result.value);
  });
  const forget = useEffectEvent(() => {
    job.stop();
    reset();
    setValue(null);
  });
  useEffect(() => {
    if (text === '') return forget();
    const timer = window.setTimeout(() => void ask(), pauseMilliseconds);
    return () => window.clearTimeout(timer);
  }, [text, encoding, alg]);

  const error = state.status === 'failed' && !isDeclined(state.error) ? state.error : null;
  return { value: error === null ? value : null, error };
}
