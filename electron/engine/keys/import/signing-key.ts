import type { KeyObject } from 'node:crypto';
import type { JsonNode, JsonObject } from '../../../../shared/json/node.ts';
import type { JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { Result } from '../../../../shared/result.ts';
import { keyId, readObject } from './jwk-members.ts';
import { maximumJwkBytes, ownAlgorithm, publicHalf, requirePurpose } from './jwk.ts';
import { factsOf } from './key-facts.ts';
import { privateKeyOf } from './private-jwk.ts';
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
  return attempt(() => checkedSigningKey(key, alg, kid, isWeak));
}

/**
 * Reads a private JWK or an "oct" JWK for signing.
 * @param alg needed where the key has no `alg` of its own; must agree where it has
 */
export function importSigningJwk(input: string | JsonNode, alg: JwsAlgorithm | null = null): Result<SigningKey> {
  return attempt(() => {
    const jwk = readObject(input, 'jwk', maximumJwkBytes);
    requirePurpose(jwk, 'sign');
    const own = ownAlgorithm(jwk);
    if (own !== null && alg !== null && own !== alg) throw unusable('alg', alg, own);
    const chosen = own ?? alg ?? onlyAlgorithm(jwk);
    return checkedSigningKey(privateKeyOf(jwk), chosen, keyId(jwk));
  });
}

/** The other half: what verifies the tokens that this key signs, pinned to its algorithm. */
export function verifierOf(signing: SigningKey, options: Omit<ImportOptions, 'kid' | 'algorithms'>): VerificationKey {
  return toVerificationKey(signing.key, { ...options, kid: signing.kid, isWeak: signing.isWeak }, signing.alg);
}

function checkedSigningKey(key: KeyObject, alg: JwsAlgorithm, kid: string | null, isWeak = false): SigningKey {
  if (key.type === 'public') throw unusable('key', 'a private key or a secret', 'a public key');
  const { algorithms } = factsOf(key, isWeak);
  if (!algorithms.includes(alg)) throw unusable('alg', algorithms.join(', '), alg);
  return { kid, alg, key, isWeak };
}

function onlyAlgorithm(jwk: JsonObject): JwsAlgorithm {
  const { algorithms } = factsOf(publicHalf(jwk));
  const [first, ...others] = algorithms;
  if (first === undefined || others.length > 0) throw unusable('alg', algorithms.join(', '), 'missing');
  return first;
}
