import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';

export type KeyType = 'oct' | 'RSA' | 'EC' | 'OKP';
export type EcCurve = 'P-256' | 'P-384' | 'P-521';

/**
 * What an algorithm asks of its key and its signature (RFC 7518 section 3, RFC 8037, RFC 9864).
 * Sizes are in bytes. `operation` is equal for two names of one computation.
 */
export type AlgorithmFacts = {
  readonly alg: JwsAlgorithm;
  readonly operation: string;
} & (
  | { readonly kty: 'oct'; readonly hash: Hash; readonly signatureBytes: number; readonly minimumKeyBytes: number }
  | { readonly kty: 'RSA'; readonly hash: Hash; readonly padding: 'pkcs1' | 'pss'; readonly saltBytes: number }
  | { readonly kty: 'EC'; readonly hash: Hash; readonly curve: EcCurve; readonly signatureBytes: number }
  | { readonly kty: 'OKP'; readonly curve: 'Ed25519'; readonly signatureBytes: number }
);

export type Hash = 'sha256' | 'sha384' | 'sha512';

/** RFC 7518 section 3.2: a key of the same size as the hash output, or larger. */
function hmac(alg: JwsAlgorithm, hash: Hash, bytes: number): AlgorithmFacts {
  return { alg, operation: alg, kty: 'oct', hash, signatureBytes: bytes, minimumKeyBytes: bytes };
}

function rsa(alg: JwsAlgorithm, padding: 'pkcs1' | 'pss', hash: Hash, hashBytes: number): AlgorithmFacts {
  return { alg, operation: alg, kty: 'RSA', hash, padding, saltBytes: padding === 'pss' ? hashBytes : 0 };
}

function ecdsa(alg: JwsAlgorithm, hash: Hash, curve: EcCurve, signatureBytes: number): AlgorithmFacts {
  return { alg, operation: alg, kty: 'EC', hash, curve, signatureBytes };
}

/** "EdDSA" over Ed25519 and "Ed25519" are two names of one signature; Ed448 is not offered by WebCrypto. */
function ed25519(alg: JwsAlgorithm): AlgorithmFacts {
  return { alg, operation: 'Ed25519', kty: 'OKP', curve: 'Ed25519', signatureBytes: 64 };
}

export const algorithmTable: Readonly<Record<JwsAlgorithm, AlgorithmFacts>> = {
  HS256: hmac('HS256', 'sha256', 32),
  HS384: hmac('HS384', 'sha384', 48),
  HS512: hmac('HS512', 'sha512', 64),
  RS256: rsa('RS256', 'pkcs1', 'sha256', 32),
  RS384: rsa('RS384', 'pkcs1', 'sha384', 48),
  RS512: rsa('RS512', 'pkcs1', 'sha512', 64),
  PS256: rsa('PS256', 'pss', 'sha256', 32),
  PS384: rsa('PS384', 'pss', 'sha384', 48),
  PS512: rsa('PS512', 'pss', 'sha512', 64),
  ES256: ecdsa('ES256', 'sha256', 'P-256', 64),
  ES384: ecdsa('ES384', 'sha384', 'P-384', 96),
  ES512: ecdsa('ES512', 'sha512', 'P-521', 132),
  EdDSA: ed25519('EdDSA'),
  Ed25519: ed25519('Ed25519'),
};

/** Compared as exact strings: "rs256" and "RS256 " are not algorithms (RFC 8725 section 3.1). */
export function isJwsAlgorithm(name: string): name is JwsAlgorithm {
  return Object.hasOwn(algorithmTable, name);
}
