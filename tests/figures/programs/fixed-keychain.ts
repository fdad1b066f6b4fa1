import { createHash } from 'node:crypto';
import { ok } from '../../../shared/result.ts';
import { encodeRecord, recordKinds } from '../../../electron/engine/vault/secret-record.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';

/** A keychain that already holds the same database key for any vault, in every process: what fails here is the disk. */
export function fixedKeychain(): SecretStore {
  return {
    kind: 'keychain',
    async get(account) {
      const id = account.replace(/^database-/, '');
      return ok(encodeRecord(recordKinds.databaseKey, id, createHash('sha256').update('a fixed key').digest()));
    },
    set: async () => ok(undefined),
    delete: async () => ok(undefined),
    close: () => undefined,
  };
}
