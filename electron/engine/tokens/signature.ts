import { constants, verify, webcrypto, type KeyObject } from 'node:crypto';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { rsaModulusBytes } from '../keys/import/key-facts.ts';
import type { VerificationKey } from '../keys/import/verification-key.ts';
import { algorithmTable, type AlgorithmFacts } from './algorithms.ts';

/** What one key says of one signature. `unusable`: this runtime cannot use the key with the algorithm. */
export type SignatureOutcome =
  | { readonly kind: 'good' }
  | { readonly kind: 'bad' }
  | { readonly kind: 'missing'; readonly expected: number }
  | { readonly kind: 'wrong-length'; readonly expected: number; readonly actual: number }
  | { readonly kind: 'unusable'; readonly reason: string };

/**
 * The exact texts of the three segments, already found canonical, and the header's `crit` names. `header` is '' where nothing
 * is protected, `payload` bytes where `b64` is false (RFC 7797).
 */
export type SignedText = {
  readonly header: string;
  readonly isAlgProtected: boolean;
  readonly payload: string | Uint8Array;
  readonly signature: string;
  readonly signatureBytes: Buffer;
  readonly crit: readonly string[];
};

/** Whoever judges a signature: `judgeSignature`, or for very many tokens `judgeSignatureNow`. */
export type JudgeSignature = (text: SignedText, key: VerificationKey, alg: JwsAlgorithm) => SignatureOutcome | Promise<SignatureOutcome>;

/**
 * Judges a signature with one key and one algorithm, which the caller took from the key and the policy.
 * Extensions named in `crit` are passed over here: the 'crit' check refuses them, and the reader still
 * learns whether the signature itself is good.
 */
export async function judgeSignature(text: SignedText, key: VerificationKey, alg: JwsAlgorithm): Promise<SignatureOutcome> {
  const misfit = sizeMisfit(text, key, alg);
  if (misfit !== null) return misfit;
  const facts = algorithmTable[alg];
  if (key.isWeak && facts.kty === 'RSA') return judgeWeakRsa(text, key.node, facts);
  // Loaded by the first signature: the window's start does not wait for it.
  const { errors, flattenedVerify } = await import('jose');
  try {
    const { header, payload, signature } = text;
    const headers = { ...(header !== '' && { protected: header }), ...(!text.isAlgProtected && { header: { alg } }) };
    const prepared = key.node.type === 'secret' ? await hmacKey(key.node, alg) : key.node;
    const crit = Object.fromEntries(text.crit.map((name) => [name, true]));
    await flattenedVerify({ ...headers, payload, signature }, prepared, { algorithms: [alg], crit });
    return { kind: 'good' };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return { kind: 'bad' };
    return { kind: 'unusable', reason: error instanceof Error ? error.name : 'unknown' };
  }
}

type RsaFacts = Extract<AlgorithmFacts, { kty: 'RSA' }>;

/** jose refuses RSA keys of less than 2048 bits. What the user marked as weak is judged all the same, by Node itself. */
function judgeWeakRsa({ header, payload, signatureBytes }: SignedText, key: KeyObject, facts: RsaFacts): SignatureOutcome {
  const padding = facts.padding === 'pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const options = { key, padding, ...(facts.padding === 'pss' && { saltLength: facts.saltBytes }) };
  const signed = Buffer.concat([Buffer.from(`${header}.`, 'ascii'), Buffer.from(payload)]);
  const isGood = verify(facts.hash, signed, options, signatureBytes);
  return { kind: isGood ? 'good' : 'bad' };
}

/** What is seen without looking into the signature; null where it has the size that it must have. */
export function sizeMisfit(text: SignedText, key: VerificationKey, alg: JwsAlgorithm): SignatureOutcome | null {
  const actual = text.signatureBytes.length;
  const expected = sizeOf(alg, key.node);
  if (actual === 0) return { kind: 'missing', expected };
  return actual === expected ? null : { kind: 'wrong-length', expected, actual };
}

function sizeOf(alg: JwsAlgorithm, key: KeyObject): number {
  const facts = algorithmTable[alg];
  return facts.kty === 'RSA' ? rsaModulusBytes(key) : facts.signatureBytes;
}

/** jose keeps what it imports for asymmetric keys, but imports a secret anew for each token. */
const hmacKeys = new WeakMap<KeyObject, Map<JwsAlgorithm, Promise<webcrypto.CryptoKey>>>();

function hmacKey(secret: KeyObject, alg: JwsAlgorithm): Promise<webcrypto.CryptoKey> {
  let prepared = hmacKeys.get(secret);
  if (prepared === undefined) hmacKeys.set(secret, (prepared = new Map()));
  let key = prepared.get(alg);
  if (key === undefined) {
    const algorithm = { name: 'HMAC', hash: `SHA-${alg.slice(2)}` };
    key = webcrypto.subtle.importKey('raw', secret.export(), algorithm, false, ['verify']);
    prepared.set(alg, key);
  }
  return key;
}
