import { z } from 'zod';

/** What a file or a pasted text was found to be. */
export const keyFormats = [
  'jwk',
  'jwks',
  'encrypted-jwk', // JWE, PBES2 (RFC 7517 section 7)
  'pkcs1-private', // RFC 8017 appendix A.1.2
  'pkcs1-public',
  'pkcs8', // RFC 5958
  'pkcs8-encrypted',
  'sec1', // RFC 5915
  'spki', // RFC 5280 section 4.1
  'x509',
  'pem-encrypted', // "Proc-Type: 4,ENCRYPTED", RFC 1421
  'openssh-private',
  'openssh-public',
  'pkcs12', // RFC 7292
  'raw-secret',
] as const;
export const keyFormatSchema = z.enum(keyFormats);
export type KeyFormat = z.infer<typeof keyFormatSchema>;

/** How the text or file was written down. */
export const keyContainerSchema = z.enum(['pem', 'der', 'json', 'text', 'binary']);
export type KeyContainer = z.infer<typeof keyContainerSchema>;

export const secretEncodings = ['utf8', 'hex', 'base64', 'base64url'] as const;
export const secretEncodingSchema = z.enum(secretEncodings);
export type SecretEncoding = z.infer<typeof secretEncodingSchema>;

/** Times in Unix seconds. */
export const certificateSchema = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: z.int(),
  notAfter: z.int(),
  /** SHA-256 of the DER in hexadecimal. */
  fingerprint: z.string(),
});
export type CertificateFacts = z.infer<typeof certificateSchema>;
