import type { KeyObject } from 'node:crypto';
import { appError, type AppError } from '../../../../shared/errors.ts';
import type { Curve, KeyAlgorithm, KeyType } from '../../../../shared/key-algorithms.ts';
import { worstOf, type Finding } from '../../../../shared/key-health.ts';
import type { FoundKey, SecretReading } from '../../../../shared/key-import.ts';
import { certificateFindings } from '../health/certificate.ts';
import { fittingAlgorithms } from '../health/fitting-algorithms.ts';
import { jwkFindings } from '../health/jwk.ts';
import { assessMaterial } from '../health/material.ts';
import { thumbprint } from '../thumbprint.ts';
import { allowedBy, nothingAllowed, ownAlgorithm, ownUse, ownWordOf, silent, type OwnWord } from './own-word.ts';
import { possibleAlgorithms } from './possible-algorithms.ts';
import type { KeyItem } from './reading/reading.ts';

/** A key that was found, without its place among others. Nothing in `facts` is secret. */
export type JudgedKey = {
  readonly facts: Omit<FoundKey, 'index' | 'source' | 'name' | 'duplicateOf' | 'duplicateIndex'>;
  /** Those of its findings that come from what stands beside the key, and not from the key and the algorithm. */
  readonly said: readonly Finding[];
  /** Also of secrets, so it stays in the engine. Of a raw secret that of its likeliest reading. */
  readonly thumbprint: string;
};

/**
 * Says what a key is and what it can do, with all that is wrong with it.
 * @param now Unix seconds
 */
export async function judgeKey(item: KeyItem, now: number, signal?: AbortSignal): Promise<JudgedKey> {
  const { key, jwk, certificate } = item;
  const own = jwk === null ? silent : ownWordOf(jwk);
  const possible = await possibleAlgorithms(key);
  const algorithms = allowedBy(own, possible);
  const readings: SecretReading[] = [];
  for (const reading of item.readings) readings.push(await judgeReading(reading, signal));
  const said = saidFindings(item, now);
  const { findings: material } = await assessMaterial(key, algorithms[0] ?? null, true, signal);
  const findings = [...material, ...said];
  const print = thumbprint(key);
  const facts = {
    format: item.format,
    ...describe(key),
    use: ownUse(own),
    alg: ownAlgorithm(own),
    kid: own.kid,
    algorithms,
    problem: algorithms.length > 0 ? null : problemOf(key, own, possible),
    thumbprint: key.type === 'secret' ? null : print,
    findings,
    isWeak: worstOf(findings) === 'danger',
    certificate: certificate?.facts ?? null,
    readings,
  };
  return { facts, said, thumbprint: print };
}

/** Why a key can be used with nothing: here, ever, or by its own word. */
function problemOf(key: KeyObject, own: OwnWord, possible: readonly KeyAlgorithm[]): AppError {
  const missing = fittingAlgorithms(key).find((alg) => alg === own.alg && !possible.includes(alg));
  if (missing !== undefined) return appError('algorithm-unsupported', { field: 'alg', actual: missing });
  if (possible.length > 0) return nothingAllowed(own, possible);
  return appError('key-unusable', { field: 'alg', expected: 'an algorithm that this key can do', actual: 'none' });
}

async function judgeReading({ encoding, key }: KeyItem['readings'][number], signal?: AbortSignal): Promise<SecretReading> {
  const algorithms = await possibleAlgorithms(key);
  const { findings } = await assessMaterial(key, algorithms[0] ?? null, true, signal);
  return { encoding, bytes: key.symmetricKeySize ?? 0, algorithms, findings };
}

function saidFindings({ key, jwk, certificate }: KeyItem, now: number): Finding[] {
  const own = jwk === null ? [] : jwkFindings(jwk, key);
  return certificate === null ? own : [...own, ...certificateFindings(certificate.facts, now)];
}

/** Whether a person could have typed it. */
export function mayBeChosen(key: KeyObject): boolean {
  if (key.type !== 'secret') return false;
  try {
    return !/[\p{Cc}\p{Cn}\p{Co}]/u.test(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(key.export()));
  } catch {
    return false;
  }
}

const curves: ReadonlyMap<string, { kty: KeyType; crv: Curve; bits: number }> = new Map([
  ['prime256v1', { kty: 'EC', crv: 'P-256', bits: 256 }],
  ['secp384r1', { kty: 'EC', crv: 'P-384', bits: 384 }],
  ['secp521r1', { kty: 'EC', crv: 'P-521', bits: 521 }],
  ['ed25519', { kty: 'OKP', crv: 'Ed25519', bits: 256 }],
  ['x25519', { kty: 'OKP', crv: 'X25519', bits: 256 }],
]);

function describe(key: KeyObject): Pick<FoundKey, 'kty' | 'crv' | 'bits' | 'holds'> {
  if (key.type === 'secret') return { kty: 'oct', crv: null, bits: (key.symmetricKeySize ?? 0) * 8, holds: 'secret' };
  const curve = curves.get(key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? '');
  const { kty, crv, bits } = curve ?? { kty: 'RSA' as const, crv: null, bits: key.asymmetricKeyDetails?.modulusLength ?? 0 };
  return { kty, crv, bits, holds: key.type };
}
