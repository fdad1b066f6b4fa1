import { createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { toSigningKey, verifierOf, type SigningKey } from '../../../electron/engine/keys/import/signing-key.ts';
import type { VerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { algorithmTable } from '../../../electron/engine/tokens/algorithms.ts';
import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';
import { signBytes } from '../../../electron/engine/tokens/sign.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { attackTime } from './attack.ts';

/** A key of the user, and what verifies with it, pinned to its algorithm. */
export type GoodKey = { signing: SigningKey; verifier: VerificationKey };

type Owner = 'user' | 'attacker';

const keys = new Map<JwsAlgorithm, GoodKey>();
/** Making an RSA key takes a tenth of a second, so each owner has one for all six algorithms. */
const rsaKeys = new Map<Owner, KeyObject>();

/** One key per algorithm, made once per process; its kid is "key-" and the algorithm. */
export function goodKey(alg: JwsAlgorithm): GoodKey {
  let key = keys.get(alg);
  if (key === undefined) keys.set(alg, (key = newKey(alg, `key-${alg}`, 'user')));
  return key;
}

export function attackerKey(alg: JwsAlgorithm, kid: string | null): GoodKey {
  return newKey(alg, kid, 'attacker');
}

function newKey(alg: JwsAlgorithm, kid: string | null, owner: Owner): GoodKey {
  const signing = toSigningKey(privateKey(alg, owner), alg, kid);
  if (!signing.ok) throw new Error(JSON.stringify(signing.error));
  return { signing: signing.value, verifier: verifierOf(signing.value, { name: `${owner}'s ${alg}` }) };
}

function privateKey(alg: JwsAlgorithm, owner: Owner): KeyObject {
  const facts = algorithmTable[alg];
  switch (facts.kty) {
    case 'oct':
      return createSecretKey(randomBytes(facts.minimumKeyBytes));
    case 'RSA':
      return rsaOf(owner);
    case 'EC':
      return generateKeyPairSync('ec', { namedCurve: facts.curve }).privateKey;
    case 'OKP':
      return generateKeyPairSync('ed25519').privateKey;
  }
}

function rsaOf(owner: Owner): KeyObject {
  let key = rsaKeys.get(owner);
  if (key === undefined) rsaKeys.set(owner, (key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey));
  return key;
}

export const goodClaims = JSON.stringify({ sub: 'alice', iat: attackTime - 60, exp: attackTime + 3_600 });

/** Header and payload are texts, so that they may be as malformed as an attacker likes. */
export async function signText(header: string, payload: string, key: SigningKey): Promise<string> {
  const input = `${encodeBase64url(header)}.${encodeBase64url(payload)}`;
  return `${input}.${encodeBase64url(await signBytes(Buffer.from(input, 'utf8'), key.alg, key.key))}`;
}

export function headerText({ alg, kid }: SigningKey, more: object = {}): string {
  return JSON.stringify({ alg, typ: 'JWT', ...(kid === null ? {} : { kid }), ...more });
}

/** A token that is good in all respects but those given. */
export async function goodToken(alg: JwsAlgorithm, header: object = {}, payload = goodClaims): Promise<string> {
  const { signing } = goodKey(alg);
  return signText(headerText(signing, header), payload, signing);
}
