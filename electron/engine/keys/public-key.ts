import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import {
  curveSchema,
  keyAlgorithmSchema,
  keyUseSchema,
  useOf,
  type Curve,
  type KeyAlgorithm,
  type KeyType,
} from '../../../shared/key-algorithms.ts';
import { thumbprint } from './thumbprint.ts';

/** A public JWK as the vault keeps and publishes it; the strict schema has no room for a private member. */
export const publicJwkSchema = z.strictObject({
  kty: z.enum(['RSA', 'EC', 'OKP']),
  kid: z.string(),
  alg: keyAlgorithmSchema,
  use: keyUseSchema,
  crv: curveSchema.exactOptional(),
  x: z.string().exactOptional(),
  y: z.string().exactOptional(),
  n: z.string().exactOptional(),
  e: z.string().exactOptional(),
});
export type PublicJwk = z.infer<typeof publicJwkSchema>;

/** What the vault's row says of a key. `public_jwk` is JSON text, null for a symmetric key. */
export type KeyDescription = {
  kid: string;
  kty: KeyType;
  crv: Curve | null;
  bits: number;
  /** RFC 7638, of secrets too: not for showing. */
  thumbprint: string;
  public_jwk: string | null;
};

const curveBits: Readonly<Record<Curve, number>> = { 'P-256': 256, 'P-384': 384, 'P-521': 521, Ed25519: 256, X25519: 256 };

/** Describes a key without holding any of it that is not public. The kid is `kid`, or the RFC 7638 thumbprint. */
export function describeKey(key: KeyObject, alg: KeyAlgorithm, ownKid: string | null = null): KeyDescription {
  const print = thumbprint(key);
  const kid = ownKid ?? print;
  if (key.type === 'secret') {
    return { kid, kty: 'oct', crv: null, bits: (key.symmetricKeySize ?? 0) * 8, thumbprint: print, public_jwk: null };
  }
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const { kty, ...members } = half.export({ format: 'jwk' });
  const jwk = publicJwkSchema.parse({ kty, kid, alg, use: useOf(alg), ...members });
  const bits = half.asymmetricKeyDetails?.modulusLength ?? (jwk.crv === undefined ? 0 : curveBits[jwk.crv]);
  return { kid, kty: jwk.kty, crv: jwk.crv ?? null, bits, thumbprint: print, public_jwk: JSON.stringify(jwk) };
}
