import { jwsAlgorithms } from '../../shared/key-algorithms.ts';
import { jsonString, type JsonNode } from '../../shared/json/node.ts';
import { ok, type Result } from '../../shared/result.ts';
import { generateKey } from '../engine/keys/generate.ts';
import { toSigningKey, type SigningKey } from '../engine/keys/import/signing-key.ts';
import { describeKey } from '../engine/keys/public-key.ts';
import { unable, usage, type Refusal } from './exits.ts';
import { object, toNode } from './json-output.ts';

/** A key that lives as long as this process. */
export async function ephemeralKey(option: string, name: string): Promise<Result<SigningKey & { kid: string }, Refusal>> {
  const alg = jwsAlgorithms.find((known) => known === name);
  if (alg === undefined) return usage(option, jwsAlgorithms.join(', '), name);
  const key = await generateKey(alg);
  const { kid } = describeKey(key, alg);
  const signing = toSigningKey(key, alg, kid);
  return signing.ok ? ok({ ...signing.value, kid }) : unable(signing.error, option);
}

/**
 * The key as a JWK: the public half, or of a symmetric key its name alone.
 * `withSecret` adds the secret: for an ephemeral one, which nothing else could ever verify with.
 */
export function keyNode({ key, alg, kid }: SigningKey & { kid: string }, withSecret: boolean): JsonNode {
  const { public_jwk: publicJwk } = describeKey(key, alg);
  if (publicJwk !== null) return toNode({ ...JSON.parse(publicJwk), kid });
  const members = [
    ['kty', 'oct'],
    ['kid', kid],
    ['alg', alg],
    ['use', 'sig'],
  ] as const;
  const secret = withSecret ? (['k', jsonString(key.export().toString('base64url'))] as const) : null;
  return object(...members.map(([name, value]) => [name, jsonString(value)] as const), secret);
}
