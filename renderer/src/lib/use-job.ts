import { useRef } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { call } from './api.ts';
import type { CallState } from './use-call.ts';

export type Job = {
  /** A new name for the work that begins; goes with the call. */
  readonly begin: () => string;
  /** Whether a message of main is about the work that began last. */
  readonly isCurrent: (job: string) => boolean;
  /** Asks main to stop it. The call then ends with 'cancelled'. */
  readonly stop: () => void;
};

/** Names long work, so that it can be stopped. */
export function useJob(): Job {
  const current = useRef<string | null>(null);
  return {
    begin: () => {
      const job = crypto.randomUUID();
      current.current = job;
      return job;
    },
    isCurrent: (job) => job === current.current,
    stop: () => {
      if (current.current !== null) void call('jobs:stop', { job: current.current });
    },
  };
}

/** What a call ended with; null also where the user stopped it, which is no failure. */
export function failureOf(state: CallState<unknown>): AppError | null {
  return state.status === 'failed' && state.error.code !== 'cancelled' ? state.error : null;
}
