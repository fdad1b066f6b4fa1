import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { VaultState, VaultStatus } from '../../../shared/vault.ts';
import { call } from './api.ts';
import { assertPresent } from './assert-present.ts';
import { useEvent } from './use-event.ts';

const opening: VaultStatus = { state: 'opening', folder: '', reason: null, setAside: null };
const VaultContext = createContext<VaultStatus | null>(null);

/** The vault's state, live: the rail, the gate before the screens and their "cannot save" hints read it. */
export function VaultProvider({ children }: { readonly children: ReactNode }) {
  const [status, setStatus] = useState<VaultStatus>(opening);
  useEvent('vault:changed', setStatus);
  useEffect(() => {
    let isCurrent = true;
    void call('vault:status', {}).then((result) => {
      if (isCurrent && result.ok) setStatus(result.value);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return <VaultContext value={status}>{children}</VaultContext>;
}

export function useVaultStatus(): VaultStatus {
  return assertPresent(useContext(VaultContext), 'VaultProvider');
}

/** Keys and tokens can be listed and used. Mirrors isVaultOpen of shared/vault.ts without loading its schemas. */
export function isOpen(state: VaultState): boolean {
  return isWritable(state) || state === 'read-only' || state === 'disk-full';
}

/** Something can be created, changed or deleted. */
export function isWritable(state: VaultState): boolean {
  return state === 'ready' || state === 'memory';
}

/** Something can be deleted: on a full disk that is how space comes back. */
export function canDelete(state: VaultState): boolean {
  return isWritable(state) || state === 'disk-full';
}
