import {
  compactDecrypt,
  compactVerify,
  decodeProtectedHeader,
  flattenedVerify,
  generalDecrypt,
  generalVerify,
  flattenedDecrypt,
  importJWK,
  type FlattenedJWE,
  type FlattenedJWS,
  type GeneralJWE,
  type GeneralJWS,
  type JWK,
} from 'jose';
import { z } from 'zod';
import type { Vector } from './wycheproof.ts';

const keySetSchema = z.object({ keys: z.array(z.custom<JWK>((key) => typeof key === 'object' && key !== null)) });

/**
 * The control: jose alone, as a careful application would use it. The algorithm is pinned from the key; of a key set
 * the key with the token's `kid` is taken, with the token's algorithm; JSON texts go to jose's JSON functions.
 */
export async function bareJoseTakes({ key, token, kind, plaintextHex }: Vector): Promise<boolean> {
  try {
    const json = token.startsWith('{') ? z.record(z.string(), z.unknown()).parse(JSON.parse(token)) : null;
    const { kid, alg = '' } = headerOf(token, json);
    const set = keySetSchema.safeParse(key);
    const jwk: JWK = set.success ? onlyNamed(set.data.keys, kid) : key;
    const algorithms = [set.success ? alg : (jwk.alg ?? alg)];
    const imported = await importJWK(jwk, alg);
    if (kind === 'jwe') {
      const plaintext = await decrypt(token, json, imported, algorithms);
      return plaintextHex === null || Buffer.from(plaintext).toString('hex') === plaintextHex;
    }
    await verify(token, json, imported, algorithms);
    return true;
  } catch {
    return false;
  }
}

type Json = Record<string, unknown>;
type Key = Awaited<ReturnType<typeof importJWK>>;

function headerOf(token: string, json: Json | null) {
  if (json === null) return decodeProtectedHeader(token);
  const [first] = z.array(z.record(z.string(), z.unknown())).catch([]).parse(json['signatures']);
  return decodeProtectedHeader({ ...json, ...first });
}

function onlyNamed(keys: JWK[], kid: string | undefined): JWK {
  const [first, ...others] = keys.filter((key) => key.kid === kid);
  if (first === undefined || others.length > 0) throw new Error('no single key with this kid');
  return first;
}

async function verify(token: string, json: Json | null, key: Key, algorithms: string[]): Promise<void> {
  if (json === null) await compactVerify(token, key, { algorithms });
  else if ('signatures' in json) await generalVerify(as<GeneralJWS>(json), key, { algorithms });
  else await flattenedVerify(as<FlattenedJWS>(json), key, { algorithms });
}

async function decrypt(token: string, json: Json | null, key: Key, algorithms: string[]): Promise<Uint8Array> {
  const options = { keyManagementAlgorithms: algorithms };
  if (json === null) return (await compactDecrypt(token, key, options)).plaintext;
  if ('recipients' in json) return (await generalDecrypt(as<GeneralJWE>(json), key, options)).plaintext;
  return (await flattenedDecrypt(as<FlattenedJWE>(json), key, options)).plaintext;
}

/** Unchecked on purpose: what jose makes of a JSON text of the wrong shape is part of the control. */
function as<T>(json: Json): T {
  return z.custom<T>().parse(json);
}
