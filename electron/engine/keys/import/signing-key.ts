import type { KeyObject } from 'node:crypto';
import type { JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { Result } from '../../../../shared/result.ts';
import { factsOf } from './key-facts.ts';
import { attempt, unusable } from './refusal.ts';
import { toVerificationKey, type ImportOptions, type VerificationKey } from './verification-key.ts';

/** A private key or a shared secret, and the one algorithm that it signs with. */
export type SigningKey = {
  readonly kid: string | null;
  readonly alg: JwsAlgorithm;
  readonly key: KeyObject;
  /** The user marked it "weak, for testing". */
  readonly isWeak: boolean;
};

/**
 * Pairs a private or secret key with its algorithm.
 * @param isWeak the user marked it "weak, for testing": its strength is not judged
 * @returns 'key-unusable' when the key is public, too weak, or not made for the algorithm
 */
export function toSigningKey(key: KeyObject, alg: JwsAlgorithm, kid: string | null, isWeak = false): Result<SigningKey> {
  return attempt(() => {
    if (key.type === 'public') throw unusable('key', 'a private key or a secret', 'a public key');
    const { algorithms } = factsOf(key, isWeak);
    if (!algorithms.includes(alg)) throw unusable('alg', algorithms.join(', '), alg);
    return { kid, alg, key, isWeak };
  });
}

/** The other half: what verifies the tokens that this key signs, pinned to its algorithm. */
export function verifierOf(signing: SigningKey, options: Omit<ImportOptions, 'kid' | 'algorithms'>): VerificationKey {
  return toVerificationKey(signing.key, { ...options, kid: signing.kid, isWeak: signing.isWeak }, signing.alg);
}
