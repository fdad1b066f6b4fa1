import { setImmediate } from 'node:timers/promises';
import { stringMember } from '../../../shared/json/node.ts';
import { keyAlgorithmSchema } from '../../../shared/key-algorithms.ts';
import { jwkFindings } from '../keys/health/jwk.ts';
import { assessMaterial } from '../keys/health/material.ts';
import { keyOf } from './prepared-keys.ts';
import type { PublishedKey } from './published-set.ts';

/** Adds what is wrong with each key and with what it says of itself. Lets others work between two keys. */
export async function assessKeys(keys: readonly PublishedKey[], signal: AbortSignal): Promise<PublishedKey[]> {
  const assessed: PublishedKey[] = [];
  for (const { jwk, findings } of keys) {
    await setImmediate();
    if (signal.aborted) break;
    const key = keyOf(jwk);
    const alg = keyAlgorithmSchema.safeParse(stringMember(jwk, 'alg')).data ?? null;
    const material = key === null ? [] : (await assessMaterial(key, alg, false, signal)).findings;
    const said = key === null ? [] : jwkFindings(jwk, key);
    assessed.push({ jwk, findings: [...findings, ...material, ...said] });
  }
  return assessed;
}
