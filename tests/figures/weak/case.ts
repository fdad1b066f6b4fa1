import { createPublicKey, createSecretKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { jwkFindings } from '../../../electron/engine/keys/health/jwk.ts';
import { assessMaterial } from '../../../electron/engine/keys/health/material.ts';
import type { JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Finding, FindingCode } from '../../../shared/key-health.ts';

/** A key or set with one weakness, `code`; null for a strong one, of which nothing may be said. */
export type HealthCase = { name: string; code: FindingCode | null; find(): Promise<Finding[]> | Finding[] };

export function materialCase(name: string, code: FindingCode | null, key: KeyObject, alg: KeyAlgorithm, isChosen = true): HealthCase {
  return { name, code, find: async () => (await assessMaterial(key, alg, isChosen)).findings };
}

export function secretCase(name: string, code: FindingCode | null, secret: string | Uint8Array, alg: KeyAlgorithm): HealthCase {
  return materialCase(name, code, createSecretKey(typeof secret === 'string' ? Buffer.from(secret) : secret), alg);
}

export function jwkCase(name: string, code: FindingCode | null, key: KeyObject, members: object): HealthCase {
  return { name, code, find: () => jwkFindings(objectOf({ ...key.export({ format: 'jwk' }), ...members }), key) };
}

export function objectOf(value: object): JsonObject {
  const parsed = parseJson(JSON.stringify(value));
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('Not a JSON object');
  return parsed.value;
}

export function rsaPublicKey(modulus: bigint, exponent: bigint): KeyObject {
  return createPublicKey({ key: { kty: 'RSA', n: unsigned(modulus), e: unsigned(exponent) }, format: 'jwk' });
}

function unsigned(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}

const vectorsSchema = z.object({
  testGroups: z.array(
    z.object({
      comment: z.string(),
      public: z.object({ keys: z.array(z.record(z.string(), z.string().or(z.array(z.string())))) }).optional(),
      private: z.object({ keys: z.array(z.record(z.string(), z.string().or(z.array(z.string())))) }),
    }),
  ),
});

/** Keys of the Wycheproof vectors, by the comment of their group: private ones for secrets, else public. */
export function wycheproofKeys(comment: string): JsonWebKey[] {
  const file = path.join(import.meta.dirname, '..', '..', 'vectors', 'wycheproof', 'json_web_key_test.json');
  const { testGroups } = vectorsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return testGroups.filter((group) => group.comment === comment).flatMap((group) => (group.public ?? group.private).keys);
}
