import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { jwsAlgorithms, type JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
import { algorithmTable, type EcCurve, type KeyType } from '../../tokens/algorithms.ts';
import { toBigInt } from './reading/bytes-and-numbers.ts';
import { unusable } from './refusal.ts';
import { hasRocaFingerprint } from '../health/roca.ts';

/** Larger moduli only cost time: a verification with 16,384 bits takes milliseconds. */
const rsaBits = { minimum: 2048, maximum: 8192 };
const minimumSecretBytes = 32;

/** What a key is, and every signature algorithm that its type and size allow. */
export type KeyFacts = { readonly kty: KeyType; readonly algorithms: readonly JwsAlgorithm[] };

const curveNames: ReadonlyMap<string, EcCurve> = new Map([
  ['prime256v1', 'P-256'],
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521'],
]);

/**
 * Judges a key against RFC 7518 sections 3.2–3.5 and RFC 8037.
 * @param acceptsWeak the user marked the key "weak, for testing": its strength is not judged
 * @throws KeyRefusal 'key-unusable' when no signature algorithm may be used with it
 */
export function factsOf(key: KeyObject, acceptsWeak = false): KeyFacts {
  if (key.type === 'secret') return secretFacts(acceptsWeak ? Infinity : (key.symmetricKeySize ?? 0));
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return acceptsWeak ? { kty: 'RSA', algorithms: algorithmsOf('RSA') } : rsaFacts(key);
    case 'ec':
      return curveFacts(key.asymmetricKeyDetails?.namedCurve ?? 'explicit parameters');
    case 'ed25519':
      return { kty: 'OKP', algorithms: algorithmsOf('OKP') };
    default:
      throw unusable('kty', 'RSA, EC or Ed25519', key.asymmetricKeyType ?? 'unknown');
  }
}

function algorithmsOf(kty: KeyType): readonly JwsAlgorithm[] {
  return jwsAlgorithms.filter((alg) => algorithmTable[alg].kty === kty);
}

function secretFacts(bytes: number): KeyFacts {
  const algorithms = jwsAlgorithms.filter((alg) => {
    const facts = algorithmTable[alg];
    return facts.kty === 'oct' && facts.minimumKeyBytes <= bytes;
  });
  if (algorithms.length === 0) {
    throw unusable('k', `at least ${minimumSecretBytes} bytes (RFC 7518 section 3.2)`, `${bytes} bytes`);
  }
  return { kty: 'oct', algorithms };
}

function curveFacts(curve: string): KeyFacts {
  const name = curveNames.get(curve);
  const algorithms = jwsAlgorithms.filter((alg) => {
    const facts = algorithmTable[alg];
    return facts.kty === 'EC' && facts.curve === name;
  });
  if (algorithms.length === 0) throw unusable('crv', [...curveNames.values()].join(', '), curve);
  return { kty: 'EC', algorithms };
}

function rsaFacts(key: KeyObject): KeyFacts {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < rsaBits.minimum || bits > rsaBits.maximum) {
    throw unusable('n', `${rsaBits.minimum} to ${rsaBits.maximum} bits (RFC 7518 section 3.3)`, `${bits} bits`);
  }
  const exponent = key.asymmetricKeyDetails?.publicExponent ?? 0n;
  if (exponent < 3n || exponent % 2n === 0n) throw unusable('e', 'an odd exponent of 3 or more', exponent.toString());
  if (hasRocaFingerprint(modulusOf(key))) {
    throw unusable('n', 'a modulus from a sound generator', 'ROCA fingerprint (CVE-2017-15361)');
  }
  return { kty: 'RSA', algorithms: algorithmsOf('RSA') };
}

const rsaModulusSchema = z.object({ n: z.string() });

function modulusOf(key: KeyObject): bigint {
  const { n } = rsaModulusSchema.parse(key.export({ format: 'jwk' }));
  return toBigInt(Buffer.from(n, 'base64url'));
}

/** The modulus in bytes: the length of each RSA signature. */
export function rsaModulusBytes(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}
