import fc from 'fast-check';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import { appError, type ErrorCode } from '../../../shared/errors.ts';
import { fail, type Result } from '../../../shared/result.ts';

/** How one call goes: well (null), or with an error. `isDone`: it was carried out all the same, only the answer got lost. */
export type CallFate = { code: ErrorCode; isDone: boolean } | null;

/** Only where the contract of the store leaves it open may a failed call have been carried out. */
export const callFate: fc.Arbitrary<CallFate> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ code: fc.constantFrom('keychain-locked', 'keychain-needs-setup'), isDone: fc.constant(false) }) },
  { weight: 2, arbitrary: fc.record({ code: fc.constantFrom('keychain-hung', 'keychain-missing'), isDone: fc.boolean() }) },
);

/** Written, but not found when it was read back. */
const lostTrack: CallFate = { code: 'secret-corrupt', isDone: true };

export type FailingStore = SecretStore & {
  accounts(): ReadonlySet<string>;
  /** As when the user empties the keychain behind the app's back. */
  lose(account: string): Promise<void>;
};

/** Keeps what it stored, and answers each call as fate has it; when that is used up, all goes well. */
export function failingStore(fates: readonly CallFate[]): FailingStore {
  const items = createMemoryStore();
  const accounts = new Set<string>();
  const coming = fates.values();

  async function call<T>(work: () => Promise<Result<T>>, fate: CallFate): Promise<Result<T>> {
    const done = fate === null || fate.isDone ? await work() : null;
    return fate === null && done !== null ? done : fail(appError(fate?.code ?? 'internal', { actual: 'pretended' }));
  }
  const next = (): CallFate => coming.next().value ?? null;

  return {
    kind: 'keychain',
    get: (account) => call(() => items.get(account), next()),
    set(account, value) {
      const fate = next();
      const work = () => {
        accounts.add(account);
        return items.set(account, value);
      };
      return call(work, fate?.code === 'keychain-missing' && fate.isDone ? lostTrack : fate);
    },
    delete: (account) =>
      call(() => {
        accounts.delete(account);
        return items.delete(account);
      }, next()),
    close: () => undefined,
    accounts: () => accounts,
    async lose(account) {
      accounts.delete(account);
      await items.delete(account);
    },
  };
}
