import type { KeyObject } from 'node:crypto';
import { memberOf, type JsonObject } from '../../../../shared/json/node.ts';
import { requiredBytes, requiredString, requiredUnsigned } from './jwk-members.ts';
import { ellipticCurve, okpCurve, pointOf, publicHalf } from './jwk.ts';
import { ecPrivateKey, okpPrivateKey, rsaPrivateKey, type OkpCurve } from './reading/key-numbers.ts';
import { unusable } from './refusal.ts';

/**
 * The private key of a JWK, or the secret of type "oct", from checked members only (RFC 7518 sections 6.2.2 and 6.3.2,
 * RFC 8037 section 2). An RSA key must carry its primes.
 * @throws KeyRefusal also when the private members belong to another key than the public ones
 */
export function privateKeyOf(jwk: JsonObject, okpCurves: readonly OkpCurve[]): KeyObject {
  const half = publicHalf(jwk, okpCurves);
  if (half.type === 'secret') return half;
  if (memberOf(jwk, 'd') === undefined) throw unusable('d', 'a private key', 'a public key');
  switch (requiredString(jwk, 'kty')) {
    case 'RSA':
      return rsaKeyOf(jwk);
    case 'EC':
      return ecPrivateKey(ellipticCurve(jwk), requiredBytes(jwk, 'd'), pointOf(jwk));
    default:
      return okpPrivateKey(okpCurve(jwk, okpCurves), requiredBytes(jwk, 'd'), requiredBytes(jwk, 'x'));
  }
}

function rsaKeyOf(jwk: JsonObject): KeyObject {
  if (memberOf(jwk, 'oth') !== undefined) throw unusable('oth', 'two primes', 'multi-prime RSA');
  const [n, e, d] = [requiredUnsigned(jwk, 'n'), requiredUnsigned(jwk, 'e'), requiredUnsigned(jwk, 'd')];
  const [p, q] = [requiredUnsigned(jwk, 'p'), requiredUnsigned(jwk, 'q')];
  const [dp, dq, qi] = [requiredUnsigned(jwk, 'dp'), requiredUnsigned(jwk, 'dq'), requiredUnsigned(jwk, 'qi')];
  return rsaPrivateKey({ n, e, d, p, q, dp, dq, qi });
}
