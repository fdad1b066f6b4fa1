import { ok } from '../../../shared/result.ts';
import { checkAccount, checkSecret, type SecretStore } from './secret-store.ts';

/** Secrets for this run only: nothing reaches a disk, and closing forgets them all. */
export function createMemoryStore(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    kind: 'memory',
    async get(account) {
      const checked = checkAccount(account);
      return checked.ok ? ok(secrets.get(account) ?? null) : checked;
    },
    async set(account, value) {
      const checkedAccount = checkAccount(account);
      if (!checkedAccount.ok) return checkedAccount;
      const checkedValue = checkSecret(value);
      if (!checkedValue.ok) return checkedValue;
      secrets.set(account, value);
      return ok(undefined);
    },
    async delete(account) {
      const checked = checkAccount(account);
      if (!checked.ok) return checked;
      secrets.delete(account);
      return ok(undefined);
    },
    close() {
      secrets.clear();
    },
  };
}
