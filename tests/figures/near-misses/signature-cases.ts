import { createHash } from 'node:crypto';
import type { HintCode } from '../../../shared/hints.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { algorithms, b64, claims, fewAlgorithms, pair, segment, signRaw, type Pair } from './foreign.ts';
import type { NearCase } from './near-case.ts';

const input = (alg: JwsAlgorithm) => `${segment({ alg, typ: 'JWT' })}.${segment(claims)}`;

/** The signature in another writing. */
export function signatureCases(): NearCase[] {
  return [
    ...(['ES256', 'ES384', 'ES512'] as const).flatMap(elliptic),
    ...algorithms.flatMap(asText),
    ...(['PS256', 'PS384', 'PS512'] as const).flatMap(salted),
    ...(['RS256', 'PS256'] as const).map(shortRsa),
  ];
}

function made(name: string, alg: JwsAlgorithm, code: HintCode, signature: string, { verifier }: Pair): NearCase {
  return { name: `${alg}: ${name}`, token: `${input(alg)}.${signature}`, keys: [verifier], code };
}

function elliptic(alg: 'ES256' | 'ES384' | 'ES512'): NearCase[] {
  const key = pair(alg);
  const der = signRaw(alg, key.private, input(alg), { dsaEncoding: 'der' });
  const raw = signRaw(alg, key.private, input(alg));
  const half = raw.length / 2;
  const swapped = Buffer.concat([raw.subarray(half), raw.subarray(0, half)]);
  // BigInteger.toByteArray: no leading zeros, but one where the first bit is set.
  const bigInteger = Buffer.concat([raw.subarray(0, half), raw.subarray(half)].map((number) => minimal(number)));
  const stripped = until(
    () => signRaw(alg, key.private, input(alg)),
    (signature) => signature[0] === 0 && signature[half] !== 0,
  ).subarray(1);
  return [
    made('DER', alg, 'signature-der', b64(der), key),
    made('halves swapped', alg, 'signature-halves-swapped', b64(swapped), key),
    ...(bigInteger.length === raw.length ? [] : [made('as BigInteger writes', alg, 'signature-leading-zeros', b64(bigInteger), key)]),
    made('a leading zero lost', alg, 'signature-leading-zeros', b64(stripped), key),
  ];
}

function minimal(number: Buffer): Buffer {
  const start = number.findIndex((byte) => byte !== 0);
  const bare = number.subarray(Math.max(0, start));
  return (bare[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bare]) : bare;
}

/** ECDSA and PSS are random, PKCS #1 is not: there the payload changes. */
function until(make: (round: number) => Buffer, isWanted: (signature: Buffer) => boolean): Buffer {
  for (let round = 0; round < 100_000; round++) {
    const signature = make(round);
    if (isWanted(signature)) return signature;
  }
  throw new Error('No such signature came');
}

function asText(alg: JwsAlgorithm): NearCase[] {
  const key = pair(alg);
  // Both characters in which base64 and base64url differ are rarely absent, but must be there.
  const signature = signRaw(alg, key.private, input(alg));
  const standard = signature.toString('base64');
  return [
    made('standard base64', alg, 'signature-base64', standard.includes('=') || /[+/]/.test(standard) ? standard : `${standard}=`, key),
    made('base64 in base64url', alg, 'signature-base64', b64(standard), key),
    made('hexadecimal', alg, 'signature-hex', signature.toString('hex'), key),
    made('hexadecimal in base64url', alg, 'signature-hex', b64(signature.toString('hex')), key),
  ];
}

function salted(alg: 'PS256' | 'PS384' | 'PS512'): NearCase[] {
  const key = pair(alg);
  const longest = 256 - Number(alg.slice(2)) / 8 - 2;
  return [0, 20, 40, longest].map((saltLength) => {
    const signature = signRaw(alg, key.private, input(alg), { saltLength });
    return made(`a salt of ${saltLength} bytes`, alg, 'signature-salt', b64(signature), key);
  });
}

function shortRsa(alg: 'RS256' | 'PS256'): NearCase {
  const key = pair(alg);
  const content = (round: number) => `${segment({ alg, typ: 'JWT' })}.${segment({ ...claims, jti: String(round) })}`;
  let last = 0;
  const signature = until(
    (round) => signRaw(alg, key.private, content((last = round))),
    ([first]) => first === 0,
  );
  return {
    ...made('a leading zero lost', alg, 'signature-leading-zeros', '', key),
    token: `${content(last)}.${b64(signature.subarray(1))}`,
  };
}

/** What was signed is something else than the two segments. */
export function decodedCases(): NearCase[] {
  return fewAlgorithms.flatMap((alg) => {
    const key = pair(alg);
    const [header, payload] = [JSON.stringify({ alg, typ: 'JWT' }), JSON.stringify(claims)];
    const digest = createHash(alg === 'EdDSA' ? 'sha512' : `sha${alg.slice(2)}`)
      .update(input(alg))
      .digest();
    const covers = (name: string, code: HintCode, content: string | Buffer) =>
      made(name, alg, code, b64(signRaw(alg, key.private, content)), key);
    return [
      covers('over the decoded JSON', 'signature-of-decoded', `${header}.${payload}`),
      covers('over the payload’s JSON', 'signature-of-decoded', payload),
      covers('over the payload segment', 'signature-of-decoded', segment(claims)),
      covers('over the digest', 'signature-of-hash', digest),
      covers('over the digest in hexadecimal', 'signature-of-hash', digest.toString('hex')),
    ];
  });
}
