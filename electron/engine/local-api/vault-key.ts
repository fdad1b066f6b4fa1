import { ok, type Result } from '../../../shared/result.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { KeySource } from '../keys/key-source.ts';
import { localApiKey, type LocalApiKey } from './local-api-key.ts';

/** A key of the vault, as the local API signs with and trusts it. */
export async function vaultApiKey(id: string, ring: KeyRing, source: KeySource): Promise<Result<LocalApiKey>> {
  const row = ring.row(id);
  if (!row.ok) return row;
  const signing = await source.signingKey(id);
  return signing.ok ? ok(localApiKey(signing.value, { id, name: row.value.name })) : signing;
}
