import { z } from 'zod';

/** Every JWS algorithm that Tokensmith knows (RFC 7518 section 3.1, RFC 8037, RFC 9864). */
export const jwsAlgorithms = [
  'HS256',
  'HS384',
  'HS512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;
export const jwsAlgorithmSchema = z.enum(jwsAlgorithms);
export type JwsAlgorithm = z.infer<typeof jwsAlgorithmSchema>;

/** JWE key management (RFC 7518 section 4.1) with a stored key; RSA1_5 is left out (RFC 8725 section 3.2), PBES2 has no key. */
export const jweAlgorithms = [
  'RSA-OAEP',
  'RSA-OAEP-256',
  'RSA-OAEP-384',
  'RSA-OAEP-512',
  'ECDH-ES',
  'ECDH-ES+A128KW',
  'ECDH-ES+A192KW',
  'ECDH-ES+A256KW',
  'dir',
  'A128KW',
  'A192KW',
  'A256KW',
  'A128GCMKW',
  'A192GCMKW',
  'A256GCMKW',
] as const;
export const jweAlgorithmSchema = z.enum(jweAlgorithms);
export type JweAlgorithm = z.infer<typeof jweAlgorithmSchema>;

export const keyAlgorithms = [...jwsAlgorithms, ...jweAlgorithms] as const;
export const keyAlgorithmSchema = z.enum(keyAlgorithms);
export type KeyAlgorithm = z.infer<typeof keyAlgorithmSchema>;

export const keyTypes = ['oct', 'RSA', 'EC', 'OKP'] as const;
export const keyTypeSchema = z.enum(keyTypes);
export type KeyType = z.infer<typeof keyTypeSchema>;

export const curves = ['P-256', 'P-384', 'P-521', 'Ed25519', 'X25519'] as const;
export const curveSchema = z.enum(curves);
export type Curve = z.infer<typeof curveSchema>;

/** `use` of RFC 7517 section 4.2. */
export const keyUseSchema = z.enum(['sig', 'enc']);
export type KeyUse = z.infer<typeof keyUseSchema>;

export function isJws(algorithm: string): algorithm is JwsAlgorithm {
  return jwsAlgorithmSchema.safeParse(algorithm).success;
}

export function useOf(algorithm: KeyAlgorithm): KeyUse {
  return isJws(algorithm) ? 'sig' : 'enc';
}

/** The type of the key that an algorithm takes; ECDH-ES takes EC keys and, with X25519, OKP ones (RFC 8037 section 3.2). */
export function keyTypesOf(algorithm: KeyAlgorithm): readonly KeyType[] {
  if (/^(HS|A\d|dir)/.test(algorithm)) return ['oct'];
  if (/^(RS|PS)/.test(algorithm)) return ['RSA'];
  if (algorithm.startsWith('ECDH-ES')) return ['EC', 'OKP'];
  return algorithm.startsWith('ES') ? ['EC'] : ['OKP'];
}

export function isSymmetric(algorithm: string): boolean {
  return /^(HS|A\d|dir)/.test(algorithm);
}

/** RSA moduli that can be made, in bits; the second is the usual one (about 128 bits of strength, NIST SP 800-57 part 1). */
export const rsaSizes = [2048, 3072, 4096] as const;
export const usualRsaSize = 3072;

/** What `dir` keys are made for: the content encryption key itself (RFC 7518 section 4.5), in bits. */
export const directSizes = [128, 192, 256, 384, 512] as const;

/** Curves for ECDH-ES, the usual one first. */
export const agreementCurves = ['P-256', 'P-384', 'P-521', 'X25519'] as const satisfies readonly Curve[];

/** Sizes in bits among which the maker of a key chooses, the usual one first; empty where the algorithm says it all. */
export function sizesOf(algorithm: KeyAlgorithm): readonly number[] {
  if (algorithm === 'dir') return [256, ...directSizes.filter((bits) => bits !== 256)];
  if (keyTypesOf(algorithm)[0] === 'RSA') return [usualRsaSize, ...rsaSizes.filter((bits) => bits !== usualRsaSize)];
  return [];
}

/** Curves among which the maker of a key chooses; empty where the algorithm says it all. */
export function curvesOf(algorithm: KeyAlgorithm): readonly Curve[] {
  return algorithm.startsWith('ECDH-ES') ? agreementCurves : [];
}

/** The size of the secret that a symmetric algorithm takes, in bits: for HMAC the least, for encryption the only one; `dir` has many. */
export function secretBitsOf(algorithm: KeyAlgorithm): number | null {
  if (algorithm.startsWith('HS')) return Number(algorithm.slice(2));
  return /^A\d/.test(algorithm) ? Number(algorithm.slice(1, 4)) : null;
}
