import { constants, createHmac, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { algorithmTable, isJwsAlgorithm } from '../../../electron/engine/tokens/algorithms.ts';

/** Parts of the careless verifiers that the matrix is tried on. They are wrong on purpose: never import them elsewhere. */

const headerSchema = z.looseObject({ alg: z.unknown().optional(), kid: z.unknown().optional() });
type Loose = { header: z.infer<typeof headerSchema>; payload: Buffer; input: string; signature: Buffer };

/** Takes a token apart the way many do: whatever base64 there is, and of duplicate members the last. */
export function looseParts(token: string): Loose | null {
  const [header = '', payload = '', signature = ''] = token.split('.');
  try {
    return {
      header: headerSchema.parse(JSON.parse(Buffer.from(header, 'base64url').toString())),
      payload: Buffer.from(payload, 'base64url'),
      input: `${header}.${payload}`,
      signature: Buffer.from(signature, 'base64url'),
    };
  } catch {
    return null;
  }
}

/** The bare signature, with the algorithm that the caller says and no question about the key. */
export function signatureFits(alg: unknown, key: KeyObject | string | Buffer, { input, signature }: Loose): boolean {
  if (typeof alg !== 'string' || !isJwsAlgorithm(alg)) return false;
  const facts = algorithmTable[alg];
  const data = Buffer.from(input, 'utf8');
  try {
    if (facts.kty === 'oct') return createHmac(facts.hash, key).update(data).digest().equals(signature);
    if (typeof key === 'string' || Buffer.isBuffer(key)) return false;
    switch (facts.kty) {
      case 'EC':
        return verify(facts.hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature);
      case 'OKP':
        return verify(null, data, key, signature);
      case 'RSA':
        return facts.padding === 'pkcs1'
          ? verify(facts.hash, data, key, signature)
          : verify(facts.hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: facts.saltBytes }, signature);
    }
  } catch {
    return false;
  }
}

/** Signature only: no strict form, no crit, no typ, no claims. */
export function onlySignature(token: string, key: KeyObject | undefined): boolean {
  const parts = looseParts(token);
  return parts !== null && key !== undefined && signatureFits(parts.header.alg, key, parts);
}
