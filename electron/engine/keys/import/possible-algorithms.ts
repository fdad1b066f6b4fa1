import type { KeyObject } from 'node:crypto';
import { secretBitsOf, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import { isAvailable } from '../../tokens/runtime-algorithms.ts';
import { fittingAlgorithms } from '../health/fitting-algorithms.ts';

/**
 * Every algorithm that this key can be used with in this runtime, weak or not, the usual one first: signing before
 * encryption, and for secrets the HMAC of their size.
 */
export async function possibleAlgorithms(key: KeyObject): Promise<KeyAlgorithm[]> {
  const fitting = fittingAlgorithms(key);
  const available = await Promise.all(fitting.map(isAvailable));
  const possible = fitting.filter((_, index) => available[index]);
  const usual = usualFirst(key, possible);
  return usual === undefined ? possible : [usual, ...possible.filter((alg) => alg !== usual)];
}

/** The largest HMAC that a secret is long enough for; else the order of the table. */
function usualFirst(key: KeyObject, possible: readonly KeyAlgorithm[]): KeyAlgorithm | undefined {
  if (key.type !== 'secret') return undefined;
  const bits = (key.symmetricKeySize ?? 0) * 8;
  return possible.findLast((alg) => alg.startsWith('HS') && (secretBitsOf(alg) ?? 0) <= bits);
}
