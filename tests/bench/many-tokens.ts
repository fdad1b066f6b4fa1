import { randomBytes, randomUUID } from 'node:crypto';
import type { NewKeyRow } from '../../electron/engine/keys/key-rows.ts';
import { noOrigin, type NewToken } from '../../electron/engine/shelf/token-writes.ts';
import { vaultFolderIn } from '../../electron/engine/data-folder.ts';
import type { JsonObject } from '../../shared/json/node.ts';
import { parseJson } from '../../shared/json/parse.ts';
import { noPlace } from '../../shared/mint-input.ts';
import { everyToken, type ShelfFilter } from '../../shared/tokens.ts';
import { ending, startProgram } from '../faults/programs/program.ts';

export const shelved = 100_000;
const keys = 100;

/** By a program of its own, as the keychain's address is in the environment. The app must not run. */
export async function fillVault(dataFolder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const words = [vaultFolderIn(dataFolder), String(keys), String(shelved)];
  const { code, errors } = await ending(startProgram('../../bench/programs/fill-shelf.ts', words, { env }));
  if (code !== 0) throw new Error(`The vault could not be filled: ${errors}`);
}

export function searchOf(search: string): ShelfFilter {
  return { ...everyToken, search };
}

/** A key for verifying: it has no secret that the keychain would have to hold. */
export function keyOf(id: string, number: number): NewKeyRow {
  const thumbprint = randomBytes(32).toString('base64url');
  const publicJwk = { kty: 'EC', crv: 'P-256', x: randomBytes(32).toString('base64url'), y: randomBytes(32).toString('base64url') };
  return {
    id,
    name: `Key ${number}`,
    kid: thumbprint,
    thumbprint,
    alg: 'ES256',
    use: 'sig',
    kty: 'EC',
    crv: 'P-256',
    bits: 256,
    holds: 'public',
    state: 'active',
    is_weak: false,
    tags: [],
    notes: '',
    origin: 'imported',
    format: 'jwk',
    certificate: null,
    entropy_bits: null,
    findings: [],
    rotate_every_days: null,
    successor_id: null,
    public_jwk: JSON.stringify(publicJwk),
    created_at: 1_790_000_000 + number,
  };
}

/** 500 bytes with ten claims; every second has a label, every fourth tags, all stand in one of twenty folders. */
export function tokenNumber(number: number, keyId: string | null): NewToken {
  const alg = ['HS256', 'ES256', 'RS256'][number % 3] ?? 'HS256';
  const header = { alg, typ: 'JWT', kid: `key-${number % keys}` };
  const claims = {
    iss: 'https://id.example',
    sub: `user_${number}`,
    aud: 'https://api.example',
    iat: 1_790_000_000 + number,
    exp: 1_790_003_600 + number,
    jti: randomUUID(),
    role: ['admin', 'reader', 'writer'][number % 3] ?? '',
    tenant: `shop-${number % 100}`,
    scope: 'read:orders write:orders',
  };
  return {
    text: [JSON.stringify(header), JSON.stringify(claims), randomBytes(64)]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.'),
    form: 'jws',
    header: objectOf(header),
    claims: objectOf(claims),
    detachedPayload: null,
    keyId,
    source: 'pasted',
    place: {
      ...noPlace,
      label: number % 2 === 0 ? '' : `token ${number}`,
      folder: `Shop/Team ${number % 20}`,
      environment: ['dev', 'live'][number % 2] ?? '',
      tags: number % 4 === 0 ? ['nightly', `t${number % 7}`] : [],
    },
    ...noOrigin,
  };
}

function objectOf(value: object): JsonObject {
  const parsed = parseJson(JSON.stringify(value));
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('Not an object');
  return parsed.value;
}
