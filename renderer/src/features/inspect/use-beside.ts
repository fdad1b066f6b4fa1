import { useEffect, useState } from 'react';
import type { InspectInput } from '../../../../shared/inspect.ts';
import type { Result } from '../../../../shared/result.ts';
import type { CallState } from '../../lib/use-call.ts';
import type { InspectionState } from './use-inspection.ts';

type Answer<T> = { readonly text: string | null; readonly state: CallState<T> };

/**
 * What is worked out after the verdict and beside it: asked for with the same input, once for each inspection. The former answer
 * stays until the next has come, unless it is about another token; an older answer never takes the place of a newer one.
 * `ask` must be the same function each time.
 */
export function useBeside<T>(
  ask: (input: InspectInput) => Promise<Result<T>>,
  inspection: InspectionState,
  isWanted: boolean,
): CallState<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ text: null, state: { status: 'idle' } });
  const asked = isWanted && inspection.status === 'done' ? inspection : null;
  const text = asked?.value.token?.text ?? null;
  useEffect(() => {
    if (asked === null) return;
    let isCurrent = true;
    void ask(asked.input).then((result) => {
      if (!isCurrent) return;
      setAnswer({ text, state: result.ok ? { status: 'done', value: result.value } : { status: 'failed', error: result.error } });
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, asked, text]);
  if (asked === null) return { status: 'idle' };
  return answer.text === text ? answer.state : { status: 'busy' };
}
