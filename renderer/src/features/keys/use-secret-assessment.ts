import { useEffect, useEffectEvent, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { SecretAssessment, TypedSecret } from '../../../../shared/keys.ts';
import type { Result } from '../../../../shared/result.ts';
import { useCall } from '../../lib/use-call.ts';
import { isDeclined } from './declined.ts';
import { useJob } from '../../lib/use-job.ts';

const pauseMilliseconds = 150;

export type AssessedSecret = {
  /** Of the newest secret that could be weighed; it stays until the next answer, so that nothing flickers. */
  readonly value: SecretAssessment | null;
  /** Why the newest one could not: it is not what its encoding says. */
  readonly error: AppError | null;
  /** Whether this is about the secret as it stands now, and not about the one before. */
  readonly isCurrent: boolean;
};

/** What main said, and what about. */
type Answer = TypedSecret & { readonly alg: KeyAlgorithm; readonly result: Result<SecretAssessment> };

/** Weighs a secret while it is typed: after a short pause, the newest one only. Null, or an empty text, asks nothing. */
export function useSecretAssessment(secret: TypedSecret | null, alg: KeyAlgorithm): AssessedSecret {
  const { run, reset } = useCall('keys:assess-secret');
  const job = useJob();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const text = secret?.text ?? '';
  const encoding = secret?.encoding ?? 'utf8';

  const ask = useEffectEvent(async () => {
    job.stop();
    const result = await run({ job: job.begin(), secret: { text, encoding }, alg });
    if (result.ok || !isDeclined(result.error)) setAnswer({ text, encoding, alg, result });
  });
  const forget = useEffectEvent(() => {
    job.stop();
    reset();
    setAnswer(null);
  });
  useEffect(() => {
    if (text === '') return forget();
    const timer = window.setTimeout(() => void ask(), pauseMilliseconds);
    return () => window.clearTimeout(timer);
  }, [text, encoding, alg]);

  if (answer === null || text === '') return { value: null, error: null, isCurrent: false };
  const { result } = answer;
  return {
    value: result.ok ? result.value : null,
    error: result.ok ? null : result.error,
    isCurrent: answer.text === text && answer.encoding === encoding && answer.alg === alg,
  };
}
