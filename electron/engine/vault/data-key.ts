import { randomBytes } from 'node:crypto';
import { ok, type Result } from '../../../shared/result.ts';
import { corrupt, decodeRecord, encodeRecord, recordKinds } from './secret-record.ts';
import type { SecretStore } from './secret-store.ts';

const KEY_BYTES = 32;

/** The keychain account under which the database key of the vault with this id lies. */
function dataKeyAccount(vaultId: string): string {
  return `database-${vaultId}`;
}

/** null: the keychain works and holds none. Errors are the store's, and 'secret-corrupt'. */
export async function readDataKey(secrets: SecretStore, vaultId: string): Promise<Result<Uint8Array | null>> {
  const text = await secrets.get(dataKeyAccount(vaultId));
  if (!text.ok) return text;
  if (text.value === null) return ok(null);
  const record = decodeRecord(vaultId, text.value);
  if (!record.ok) return record;
  const { kind, payload } = record.value;
  return kind === recordKinds.databaseKey && payload.length === KEY_BYTES ? ok(payload) : corrupt('not a database key');
}

/** Only ever for a vault that has no file yet: the caller holds the folder's lock and has looked. */
export async function makeDataKey(secrets: SecretStore, vaultId: string): Promise<Result<Uint8Array>> {
  const key = randomBytes(KEY_BYTES);
  const stored = await secrets.set(dataKeyAccount(vaultId), encodeRecord(recordKinds.databaseKey, vaultId, key));
  return stored.ok ? ok(key) : stored;
}
