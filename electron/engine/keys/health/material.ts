import type { KeyObject } from 'node:crypto';
import type { KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { Finding } from '../../../../shared/key-health.ts';
import { curveFindings } from './curve.ts';
import { rsaFindings } from './rsa.ts';
import { assessSecretBytes } from './secret.ts';

type MaterialAssessment = {
  findings: Finding[];
  /** Estimated, for secrets that a person may have chosen; null for all other keys. */
  entropyBits: number | null;
};

/**
 * Judges the key itself: sizes for `alg` (RFC 7518), exponent, ROCA and close primes of RSA, private numbers that anybody
 * finds; of secrets also whether they are known or can be guessed. Takes milliseconds, and nothing long is done on the
 * calling thread.
 * @param alg null when it is not chosen yet: then only what is wrong for every algorithm is found
 * @param isChosen a person may have chosen the secret: its entropy is estimated
 * @returns what was found so far when it was stopped: the caller looks at the signal before it believes it
 */
export async function assessMaterial(
  key: KeyObject,
  alg: KeyAlgorithm | null,
  isChosen: boolean,
  signal?: AbortSignal,
): Promise<MaterialAssessment> {
  if (key.type === 'secret') return assessSecretBytes(key.export(), alg, isChosen, signal);
  return { findings: key.asymmetricKeyType === 'rsa' ? rsaFindings(key) : curveFindings(key), entropyBits: null };
}
