import { appError, type AppError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isVaultOpen, type VaultState, type VaultStatus } from '../../shared/vault.ts';
import { dataFolder, vaultFolderIn } from '../engine/data-folder.ts';
import { keychainService } from '../engine/engine.ts';
import { isUnread, type CandidateKey } from '../engine/keys/import/verification-key.ts';
import { KeyRing } from '../engine/keys/key-ring.ts';
import type { KeyRow } from '../engine/keys/key-rows.ts';
import { KeySource, type VaultSigningKey } from '../engine/keys/key-source.ts';
import { forkAgent } from '../engine/vault/fork-agent.ts';
import { createKeychain } from '../engine/vault/keychain.ts';
import { look, vaultFolder } from '../engine/vault/vault-folder.ts';
import { createVault, type Vault } from '../engine/vault/vault.ts';
import { unable, usage, type Refusal } from './exits.ts';

type OpenKeys = { ring: KeyRing; source: KeySource };

/** The vault's key of that name, kid or id, for verifying. */
export async function vaultCandidates(key: string): Promise<Result<CandidateKey[], Refusal>> {
  return withKey(key, async (row, { source }) => {
    const given = await source.candidatesOf([row]);
    // At once: the vault is closed before the token is judged.
    return ok(await Promise.all(given.map((candidate) => (isUnread(candidate) ? candidate.read() : candidate))));
  });
}

export type NamedSigningKey = { readonly signing: VaultSigningKey; readonly id: string; readonly name: string };

/** The vault's key of that name, kid or id, for signing; its use is counted. */
export async function vaultSigningKey(key: string): Promise<Result<NamedSigningKey, Refusal>> {
  return withKey(key, async (row, { ring, source }) => {
    const signing = await source.signingKey(row.id);
    if (!signing.ok) return signing;
    ring.noteUse(row.id);
    return ok({ signing: signing.value, id: row.id, name: row.name });
  });
}

async function withKey<T>(key: string, work: (row: KeyRow, keys: OpenKeys) => Promise<Result<T>>): Promise<Result<T, Refusal>> {
  const mode = process.env['TOKENSMITH_VAULT'] ?? '';
  if (mode !== '' && mode !== 'memory') return usage('TOKENSMITH_VAULT', 'memory', mode);
  const folder = vaultFolderIn(dataFolder());
  // Looking for a key must not set up a vault: without one there is nothing to find.
  if (mode === '' && !look(vaultFolder(folder)).hasDatabase) {
    return unable(appError('key-not-found', { expected: 'a vault', actual: 'none yet' }), '--key');
  }
  const secrets = () => createKeychain({ service: keychainService, startAgent: () => forkAgent() });
  const vault = createVault({ folder, secrets });
  try {
    const status = await (mode === 'memory' ? vault.useMemory() : vault.open());
    if (!isVaultOpen(status.state)) return unable(closedError(status), '--key');
    const found = await useKey(vault, key, work);
    return found.ok ? found : unable(found.error, '--key');
  } finally {
    vault.close();
  }
}

async function useKey<T>(vault: Vault, key: string, work: (row: KeyRow, keys: OpenKeys) => Promise<Result<T>>): Promise<Result<T>> {
  const ring = new KeyRing(vault, () => Math.floor(Date.now() / 1000));
  try {
    const rows = ring.rows();
    if (!rows.ok) return rows;
    const [row, ...others] = rows.value.filter(({ id, name, kid }) => [id, name, kid].includes(key));
    if (row === undefined) return fail(appError('key-not-found', { expected: 'name, kid or id of a key' }));
    if (others.length > 0) return fail(appError('key-not-found', { expected: 'one key', actual: `${others.length + 1} keys` }));
    return await work(row, { ring, source: new KeySource(ring) });
  } finally {
    ring.releaseAll();
  }
}

const errorOfState: ReadonlyMap<VaultState, AppError['code']> = new Map([
  ['no-keychain', 'keychain-missing'],
  ['needs-setup', 'keychain-needs-setup'],
  ['locked', 'keychain-locked'],
  ['hung', 'keychain-hung'],
]);

function closedError({ state, reason }: VaultStatus): AppError {
  const code = errorOfState.get(state);
  if (code === undefined) return appError('vault-not-ready', { actual: state });
  return reason === null ? appError(code) : appError(code, { actual: reason });
}
