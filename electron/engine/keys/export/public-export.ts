import { createPublicKey } from 'node:crypto';
import { appError } from '../../../../shared/errors.ts';
import type { PublicFormat, PublicKey } from '../../../../shared/key-export.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { PublicJwk } from '../public-key.ts';

/** A key by its name, and its public half; null for a secret, which has none. */
export type Publishable = { readonly name: string; readonly publicJwk: PublicJwk | null };

/** One key's public half in every format. Error: 'key-unusable' for a secret, with its name in `actual`. */
export function publicKeyTexts(key: Publishable): Result<PublicKey> {
  const halves = publicHalves([key]);
  if (!halves.ok) return halves;
  const [jwk] = halves.value;
  if (jwk === undefined) throw new Error('No key');
  return ok({ jwk: json(jwk), jwks: json({ keys: [jwk] }), pem: pemOf(jwk) });
}

/**
 * The public halves of one or more keys as one text: a JWK of one key only, a JWKS (RFC 7517 section 5), or PEM blocks
 * one after another ("PUBLIC KEY", RFC 7468 section 13). PEM has no place for a kid: explanatory text between the blocks is
 * allowed (section 5.2), but some parsers refuse it, so there is none.
 * Errors: 'key-unusable' for a secret, with its name in `actual`; 'invalid-input' with `format` for several as one JWK.
 */
export function exportPublic(keys: readonly Publishable[], format: PublicFormat): Result<string> {
  const halves = publicHalves(keys);
  if (!halves.ok) return halves;
  switch (format) {
    case 'jwk':
      return halves.value.length === 1 ? ok(json(halves.value[0])) : severalInOne(halves.value.length);
    case 'jwks':
      return ok(json({ keys: halves.value }));
    case 'pem':
      return ok(halves.value.map(pemOf).join(''));
  }
}

function publicHalves(keys: readonly Publishable[]): Result<PublicJwk[]> {
  const secret = keys.find(({ publicJwk }) => publicJwk === null);
  if (secret !== undefined) {
    return fail(appError('key-unusable', { field: 'ids', expected: 'a key with a public half', actual: secret.name }));
  }
  return ok(keys.flatMap(({ publicJwk }) => (publicJwk === null ? [] : [publicJwk])));
}

function severalInOne(count: number): Result<string> {
  return fail(appError('invalid-input', { field: 'format', expected: 'jwks, pem', actual: `jwk for ${count} keys` }));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** @param jwk valid, because we wrote it; anything else throws. Node passes over kid, alg and use. */
function pemOf(jwk: PublicJwk): string {
  return createPublicKey({ format: 'jwk', key: { ...jwk } })
    .export({ format: 'pem', type: 'spki' })
    .toString();
}
