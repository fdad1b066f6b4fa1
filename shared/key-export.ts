import { z } from 'zod';
import { idSchema } from './keys.ts';
import { passphraseSchema } from './key-import.ts';

/** The public half as text, ready to show or copy; for a symmetric key there is none. */
export const publicKeySchema = z.strictObject({ jwk: z.string(), jwks: z.string(), pem: z.string() });
export type PublicKey = z.infer<typeof publicKeySchema>;

export const publicFormatSchema = z.enum(['jwk', 'jwks', 'pem']);
export type PublicFormat = z.infer<typeof publicFormatSchema>;

/** One key in any format; several as a JWKS, or as PEM blocks one after another. */
export const exportPublicSchema = z.strictObject({ ids: z.array(idSchema).min(1).max(1_000), format: publicFormatSchema });
export type ExportPublic = z.infer<typeof exportPublicSchema>;

/**
 * The private half, into a file that main writes (0600) after a native confirmation and the system's own save dialog.
 * `pkcs8`: PEM, not for secrets. `jwk`: JSON; encrypted as a JWE with PBES2 (RFC 7517 section 7).
 * `passphrase` null leaves it unencrypted, which is confirmed in sterner words.
 */
export const exportPrivateSchema = z.strictObject({
  job: idSchema,
  id: idSchema,
  format: z.enum(['pkcs8', 'jwk']),
  passphrase: passphraseSchema.min(12).nullable(),
});

/** Name of the file without its folder. */
export const savedFileSchema = z.strictObject({ fileName: z.string() });
