import type { KeySummary } from '../../../../../shared/keys.ts';
import { isJws } from '../../../../../shared/key-algorithms.ts';
import type { Verdict } from '../../../../../shared/verdict.ts';

export type KeyOption = { readonly id: string; readonly name: string; readonly alg: string; readonly kid: string | null };

/** Every key that can be chosen to judge alone: those that were considered (given, stored, published), then the vault's others. */
export function keyOptions(verdict: Verdict | null, keys: readonly KeySummary[]): KeyOption[] {
  const options = new Map<string, KeyOption>();
  for (const { id, name, alg, kid } of verdict?.tried ?? []) {
    if (id !== null) options.set(id, { id, name, alg, kid });
  }
  for (const { id, name, alg, kid, state } of keys) {
    if (isJws(alg) && state !== 'retired') options.set(id, { id, name, alg, kid });
  }
  return [...options.values()];
}
