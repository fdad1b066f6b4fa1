import { z } from 'zod';

export const idSchema = z.uuid();

/** The algorithms that Tokensmith can create keys for, in the order in which they are offered. */
export const signingAlgorithms = ['HS256', 'HS384', 'HS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'RS256', 'PS256'] as const;
export const signingAlgorithmSchema = z.enum(signingAlgorithms);
export type SigningAlgorithm = z.infer<typeof signingAlgorithmSchema>;

/** Every JWS algorithm that the verifier knows (RFC 7518 section 3.1, RFC 8037, RFC 9864). */
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

export function isSymmetric(algorithm: string): boolean {
  return algorithm.startsWith('HS');
}

export const keyNameSchema = z.string().trim().min(1).max(120);

/** A key as the user sees it. Times are Unix seconds. No member of this object is secret. */
export const keySummarySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  kid: z.string(),
  alg: jwsAlgorithmSchema,
  kty: z.enum(['oct', 'RSA', 'EC', 'OKP']),
  /** Size as the field has it: RSA modulus or HMAC secret in bits; the curve's size for EC and OKP. */
  bits: z.int(),
  createdAt: z.int(),
  lastUsedAt: z.int().nullable(),
  useCount: z.int(),
  tokenCount: z.int(),
  /** 'secret-missing': the row exists, but the keychain holds nothing for it. */
  state: z.enum(['active', 'secret-missing']),
});
export type KeySummary = z.infer<typeof keySummarySchema>;

/** A secret that was stored, but whose key was never finished (the app died between the two). */
export const orphanSecretSchema = z.strictObject({ id: idSchema, startedAt: z.int() });

export const keyListSchema = z.strictObject({
  keys: z.array(keySummarySchema),
  orphans: z.array(orphanSecretSchema),
});
export type KeyList = z.infer<typeof keyListSchema>;

export const createKeySchema = z.strictObject({ name: keyNameSchema, alg: signingAlgorithmSchema });
export type CreateKey = z.infer<typeof createKeySchema>;

export const renameKeySchema = z.strictObject({ id: idSchema, name: keyNameSchema });
export const keyIdSchema = z.strictObject({ id: idSchema });

/** What goes with a key when it is deleted. */
export const deleteConsequencesSchema = z.strictObject({
  tokens: z.int(),
  validTokens: z.int(),
  usedByLocalApi: z.boolean(),
});
export type DeleteConsequences = z.infer<typeof deleteConsequencesSchema>;

/** The public half as text, ready to show or copy; for a symmetric key there is none. */
export const publicKeySchema = z.strictObject({ jwk: z.string(), jwks: z.string(), pem: z.string() });
export type PublicKey = z.infer<typeof publicKeySchema>;

export const publicFormatSchema = z.enum(['jwk', 'jwks', 'pem']);
export const copyPublicSchema = z.strictObject({ id: idSchema, format: publicFormatSchema });

/** The one answer that holds a secret: an HMAC key, after a native confirmation, hidden again after 15 s. */
export const revealedSecretSchema = z.strictObject({
  base64url: z.string(),
  hex: z.string(),
  /** The bytes as text, where they are printable UTF-8; else null. */
  text: z.string().nullable(),
  hideAfterSeconds: z.int(),
});
export type RevealedSecret = z.infer<typeof revealedSecretSchema>;
