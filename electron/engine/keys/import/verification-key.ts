import { createPublicKey, type KeyObject } from 'node:crypto';
import type { AppError } from '../../../../shared/errors.ts';
import type { JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
import { algorithmTable, isJwsAlgorithm, type KeyType } from '../../tokens/algorithms.ts';
import { factsOf } from './key-facts.ts';
import { unusable } from './refusal.ts';

/**
 * A key that may judge signatures: public, or a shared secret, and strong enough (RFC 7518).
 * - `algorithms`: the only ones that it may be used with, never empty
 * - `isPinned`: the key or whoever gave it said which algorithm; else its type and size alone decide
 */
export type VerificationKey = {
  readonly isUsable: true;
  readonly id: string | null;
  readonly name: string;
  readonly kid: string | null;
  readonly kty: KeyType;
  readonly algorithms: readonly JwsAlgorithm[];
  readonly isPinned: boolean;
  /** The user marked it "weak, for testing". */
  readonly isWeak: boolean;
  readonly node: KeyObject;
};

/** A key that was named but cannot judge anything: its secret is missing, it is too weak, for encryption … */
export type UnusableKey = {
  readonly isUsable: false;
  readonly id: string | null;
  readonly name: string;
  readonly kid: string | null;
  readonly problem: AppError;
  /** RFC 7638, where the user retired it: the same key from elsewhere is not trusted either. */
  readonly retired?: string;
  /** Nothing is wrong with it: the user wants another one alone to judge. */
  readonly isSetAside?: true;
};

export type CandidateKey = VerificationKey | UnusableKey;

/** A shared secret that is still in the keychain, as far as its row knows it. It cannot judge anything before it was read. */
export type UnreadSecret = Omit<VerificationKey, 'node'> & { readonly read: () => Promise<CandidateKey> };

/** What a token may be judged with: the keys at hand, and secrets that are read only when a token may mean them. */
export type GivenKey = CandidateKey | UnreadSecret;

export function isUnread(key: GivenKey): key is UnreadSecret {
  return 'read' in key;
}

/** What the caller knows about a key beyond its text. `algorithms` narrows what the key allows. */
export type ImportOptions = {
  readonly name: string;
  readonly id?: string | null;
  readonly kid?: string | null;
  readonly algorithms?: readonly string[] | null;
  /** The user's mark "weak, for testing": its strength is not judged. */
  readonly isWeak?: boolean;
};

/**
 * Makes a verification key; a private key is reduced to its public half.
 * @param ownAlgorithm the key's own `alg`, where it has one
 * @throws KeyRefusal
 */
export function toVerificationKey(key: KeyObject, options: ImportOptions, ownAlgorithm: JwsAlgorithm | null = null): VerificationKey {
  const node = key.type === 'private' ? createPublicKey(key) : key;
  const isWeak = options.isWeak ?? false;
  const facts = factsOf(node, isWeak);
  const allowed = narrow(facts.algorithms, ownAlgorithm, options.algorithms ?? null);
  const operations = new Set(allowed.map((alg) => algorithmTable[alg].operation));
  return {
    isUsable: true,
    id: options.id ?? null,
    name: options.name,
    kid: options.kid ?? null,
    kty: facts.kty,
    algorithms: allowed,
    isPinned: ownAlgorithm !== null || (options.algorithms ?? null) !== null || operations.size === 1,
    isWeak,
    node,
  };
}

function narrow(possible: readonly JwsAlgorithm[], own: JwsAlgorithm | null, asked: readonly string[] | null): readonly JwsAlgorithm[] {
  const ofKey = own === null ? possible : possible.filter((alg) => alg === own);
  if (ofKey.length === 0) throw unusable('alg', possible.join(', '), own ?? 'none');
  if (asked === null) return ofKey;
  const unknown = asked.find((alg) => !isJwsAlgorithm(alg));
  if (unknown !== undefined) throw unusable('alg', Object.keys(algorithmTable).join(', '), unknown);
  const both = ofKey.filter((alg) => asked.includes(alg));
  if (both.length === 0) throw unusable('alg', ofKey.join(', '), asked.join(', '));
  return both;
}
