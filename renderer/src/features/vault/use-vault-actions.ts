import { useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { call } from '../../lib/api.ts';

export type VaultActions = {
  readonly isBusy: boolean;
  readonly error: AppError | null;
  readonly retry: () => void;
  readonly useMemory: () => void;
  /** Main asks once more, natively, before it sets the old file aside. */
  readonly startAnew: () => void;
  readonly showFolder: () => void;
};

type Action = 'vault:retry' | 'vault:use-memory' | 'vault:start-anew' | 'vault:show-folder';

/** The ways on from a closed vault. The outcome arrives as 'vault:changed'; here only a refusal is kept. */
export function useVaultActions(): VaultActions {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const start = (action: Action) => async () => {
    setBusy(true);
    setError(null);
    const result = await call(action, {});
    setBusy(false);
    if (!result.ok && result.error.code !== 'confirmation-declined') setError(result.error);
  };
  return {
    isBusy,
    error,
    retry: start('vault:retry'),
    useMemory: start('vault:use-memory'),
    startAnew: start('vault:start-anew'),
    showFolder: start('vault:show-folder'),
  };
}
