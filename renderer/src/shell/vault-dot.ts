import type { VaultState } from '../../../shared/vault.ts';

/** Colour of the dot beside the vault's state; the words beside it say the same. */
export const vaultDot: Record<VaultState, string> = {
  opening: 'bg-ink-faint animate-pulse',
  ready: 'bg-valid',
  memory: 'bg-warning',
  'no-keychain': 'bg-invalid',
  'needs-setup': 'bg-warning',
  locked: 'bg-warning',
  hung: 'bg-warning',
  lost: 'bg-invalid',
  corrupt: 'bg-invalid',
  'read-only': 'bg-warning',
  newer: 'bg-warning',
  'disk-full': 'bg-invalid',
};
