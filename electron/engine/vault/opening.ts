import type { AppError } from '../../../shared/errors.ts';
import type { VaultState } from '../../../shared/vault.ts';
import type { Database } from './database.ts';

/** What opening came to. With a database the vault can be read; `isWritable` says whether it can be changed. */
export type Opening = { state: VaultState; reason: string | null; database: Database | null; isWritable: boolean };

const stateOfError: Partial<Record<AppError['code'], VaultState>> = {
  'keychain-missing': 'no-keychain',
  'keychain-needs-setup': 'needs-setup',
  'keychain-locked': 'locked',
  'keychain-hung': 'hung',
};

export function closed(state: VaultState, reason: string | null): Opening {
  return { state, reason, database: null, isWritable: false };
}

/** What an error of the keychain means for the vault; `otherwise` is for an item that is there but not good. */
export function closedBy(error: AppError, otherwise: 'lost' | 'locked'): Opening {
  return closed(stateOfError[error.code] ?? otherwise, error.actual ?? error.code);
}
