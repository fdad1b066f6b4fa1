import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { jwsAlgorithmSchema, type JwsAlgorithm, type KeySummary, type PublicKey } from '../../../shared/keys.ts';
import { thumbprint } from './thumbprint.ts';

/** A public JWK as the vault keeps and publishes it; the strict schema has no room for a private member. */
export const publicJwkSchema = z.strictObject({
  kty: z.enum(['RSA', 'EC', 'OKP']),
  kid: z.string(),
  alg: jwsAlgorithmSchema,
  use: z.literal('sig'),
  crv: z.string().exactOptional(),
  x: z.string().exactOptional(),
  y: z.string().exactOptional(),
  n: z.string().exactOptional(),
  e: z.string().exactOptional(),
});
export type PublicJwk = z.infer<typeof publicJwkSchema>;

/** What the vault's row says of a key. `public_jwk` is JSON text, null for a symmetric key. */
export type KeyDescription = { kid: string; kty: KeySummary['kty']; bits: number; public_jwk: string | null };

const curveBits: ReadonlyMap<string, number> = new Map([
  ['P-256', 256],
  ['P-384', 384],
  ['P-521', 521],
  ['Ed25519', 256],
]);

/** Describes a private or secret key without holding any of it. The kid is the RFC 7638 thumbprint. */
export function describeKey(key: KeyObject, alg: JwsAlgorithm): KeyDescription {
  const kid = thumbprint(key);
  if (key.type === 'secret') return { kid, kty: 'oct', bits: (key.symmetricKeySize ?? 0) * 8, public_jwk: null };
  const half = createPublicKey(key);
  const jwk = publicJwkSchema.parse({ ...half.export({ format: 'jwk' }), kid, alg, use: 'sig' });
  const bits = half.asymmetricKeyDetails?.modulusLength ?? curveBits.get(jwk.crv ?? '') ?? 0;
  return { kid, kty: jwk.kty, bits, public_jwk: JSON.stringify(jwk) };
}

/** The forms in which a public key is shown and copied. */
export function publicForms(jwk: PublicJwk): PublicKey {
  const { kty, kid, alg, use, ...members } = jwk;
  const ordered = { kty, kid, alg, use, ...members };
  const key = createPublicKey({ key: { kty, ...members }, format: 'jwk' });
  return {
    jwk: JSON.stringify(ordered, null, 2),
    jwks: JSON.stringify({ keys: [ordered] }, null, 2),
    pem: key.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
