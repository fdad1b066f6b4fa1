import { createSecretKey, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodeKeyMaterial } from '../../../electron/engine/keys/key-material.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import { ok } from '../../../shared/result.ts';

/** What a careless store does when the keychain refuses. Each must be caught by the figure. */
export const fraudNames = ['pretends', 'writes', 'throws', 'invents', 'blocks'] as const;
export type Fraud = (typeof fraudNames)[number];

/** `blocks` is none of the store: see `holdUp`. */
export function fraudulent(store: SecretStore, fraud: Fraud | null, folder: string): SecretStore {
  const { get, set } = store;
  switch (fraud) {
    case 'pretends':
      return {
        ...store,
        async set(account, value) {
          await set(account, value);
          return ok(undefined);
        },
      };
    case 'writes':
      return {
        ...store,
        async set(account, value) {
          const stored = await set(account, value);
          if (!stored.ok) writeFileSync(path.join(folder, account), value);
          return stored;
        },
      };
    case 'throws':
      return {
        ...store,
        async get(account) {
          const found = await get(account);
          if (!found.ok) throw new Error(found.error.code);
          return found;
        },
      };
    case 'invents':
      return {
        ...store,
        async get(account) {
          const found = await get(account);
          return found.ok ? found : encodeKeyMaterial(account.slice('key-'.length), createSecretKey(randomBytes(32)));
        },
      };
    default:
      return store;
  }
}

/** What a call to the keychain in the app's own process does to its loop. */
export function holdUp(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
