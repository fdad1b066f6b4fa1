import { worstOf } from '../../../../../shared/key-health.ts';
import type { FoundKey, ImportPreview, SecretReadingName } from '../../../../../shared/key-import.ts';

/** The ways in which the raw secrets among the keys can be read, the likeliest first; empty where there is none. */
export function readingsOf({ found }: Pick<ImportPreview, 'found'>): SecretReadingName[] {
  return [...new Set(found.flatMap(({ readings }) => readings.map(({ encoding }) => encoding)))];
}

/** The key as it is read: size, algorithms and strength of a raw secret differ from reading to reading. */
export function asRead(found: FoundKey, encoding: SecretReadingName | null): Pick<FoundKey, 'bits' | 'algorithms' | 'isWeak'> {
  const reading = found.readings.find((one) => one.encoding === encoding) ?? found.readings[0];
  if (reading === undefined) return found;
  return { bits: reading.bytes * 8, algorithms: reading.algorithms, isWeak: worstOf(reading.findings) === 'danger' };
}
