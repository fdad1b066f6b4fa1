import { z } from 'zod';

/**
 * What the vault is, right now. Every state has its screen and a way on.
 * - opening: the keychain is being asked
 * - ready: keys in the keychain, the rest in the encrypted database
 * - memory: by the user's choice nothing is kept beyond this run
 * - no-keychain: no D-Bus, no Secret Service, or libsecret is missing
 * - needs-setup: a Secret Service without a default collection
 * - locked, hung: the keychain refuses, or does not answer within its time-out
 * - lost: a vault file exists but the keychain holds no key for it
 * - corrupt: the vault file fails its authentication; the original is kept
 * - read-only: the folder or file cannot be written
 * - newer: the file was written by a newer Tokensmith
 * - disk-full: nothing more can be saved until space is freed
 */
export const vaultStates = [
  'opening',
  'ready',
  'memory',
  'no-keychain',
  'needs-setup',
  'locked',
  'hung',
  'lost',
  'corrupt',
  'read-only',
  'newer',
  'disk-full',
] as const;
export const vaultStateSchema = z.enum(vaultStates);
export type VaultState = z.infer<typeof vaultStateSchema>;

/** `reason` is the keychain's own short text, already redacted; `folder` is where the vault file lies. */
export const vaultStatusSchema = z.strictObject({
  state: vaultStateSchema,
  folder: z.string(),
  reason: z.string().max(500).nullable(),
  /** Name of the file that was set aside, after the user chose to start anew. */
  setAside: z.string().nullable(),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;

/** States in which keys can be listed and used. In 'read-only' and 'disk-full' nothing can be changed. */
export function isVaultOpen(state: VaultState): boolean {
  return state === 'ready' || state === 'memory' || state === 'read-only' || state === 'disk-full';
}
