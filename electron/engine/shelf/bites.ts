import { setImmediate } from 'node:timers/promises';
import { ok, type Result } from '../../../shared/result.ts';
import type { Database } from '../vault/database.ts';
import type { Vault, WriteOptions } from '../vault/vault.ts';

/** So long one transaction may go on, in milliseconds: with its commit it stays under the 16 of one frame. */
const biteMilliseconds = 6;

/**
 * Does one thing. It must go by `index`, which counts from 0: a bite may be undone and begun again.
 * @returns how much it changed; null when nothing was left to do
 */
export type Step = (database: Database, index: number) => number | null;

export type Bite = { readonly steps: number; readonly changed: number; readonly isLast: boolean };

export function oneBite(vault: Vault, step: Step, from = 0, options?: WriteOptions): Result<Bite> {
  return vault.write(({ database }) => {
    const until = performance.now() + biteMilliseconds;
    let [steps, changed] = [0, 0];
    do {
      const change = step(database, from + steps);
      if (change === null) return { steps, changed, isLast: true };
      steps += 1;
      changed += change;
    } while (performance.now() < until);
    return { steps, changed, isLast: false };
  }, options);
}

/**
 * Writes any number of things in transactions of bounded time, and gives the app its turn between them. A bite that fails is
 * undone as a whole, and nothing after it is done; those before it stay.
 * @returns how much was changed; where `signal` stopped it: so far
 */
export async function inBites(
  vault: Vault,
  step: Step,
  { signal, ...options }: WriteOptions & { readonly signal?: AbortSignal } = {},
): Promise<Result<number>> {
  let [steps, changed] = [0, 0];
  for (;;) {
    const bite = oneBite(vault, step, steps, options);
    if (!bite.ok) return bite;
    steps += bite.value.steps;
    changed += bite.value.changed;
    if (bite.value.isLast || signal?.aborted === true) return ok(changed);
    await setImmediate();
  }
}
