import { createECDH, createPrivateKey, createPublicKey, ECDH, sign, verify, type KeyObject } from 'node:crypto';
import { malformed, unusable } from '../refusal.ts';
import { bitsOf, toBigInt } from './bytes-and-numbers.ts';

/** Beyond this a signature takes too long here; below it no padding fits. */
const rsaLimits = { minimumBits: 512, maximumBits: 8192 };
/** BoringSSL takes exponents of at most 33 bits. */
const maximumExponentBits = 33;

type RsaPublicNumbers = { readonly n: Buffer; readonly e: Buffer };
type RsaNumbers = RsaPublicNumbers & Readonly<Record<'d' | 'p' | 'q' | 'dp' | 'dq' | 'qi', Buffer>>;
export type EcCurveFacts = { readonly crv: 'P-256' | 'P-384' | 'P-521'; readonly node: string; readonly bytes: number };

export const ecCurves: readonly EcCurveFacts[] = [
  { crv: 'P-256', node: 'prime256v1', bytes: 32 },
  { crv: 'P-384', node: 'secp384r1', bytes: 48 },
  { crv: 'P-521', node: 'secp521r1', bytes: 66 },
];

/** @throws KeyRefusal 'key-unusable' for a modulus or an exponent that nothing here computes with */
export function rsaPublicKey({ n, e }: RsaPublicNumbers): KeyObject {
  requireUsable({ n, e });
  return createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: text(n), e: text(e) } });
}

/**
 * All numbers in the fewest octets. OpenSSL and BoringSSL take them as they come, so they are checked against each other
 * (RFC 8017 section 3.2).
 * @throws KeyRefusal 'key-malformed' with the first number that does not belong to the others in `field`
 */
export function rsaPrivateKey(numbers: RsaNumbers): KeyObject {
  requireUsable(numbers);
  requireConsistent(numbers);
  const { n, e, d, p, q, dp, dq, qi } = numbers;
  const jwk = { kty: 'RSA', n: text(n), e: text(e), d: text(d), p: text(p), q: text(q), dp: text(dp), dq: text(dq), qi: text(qi) };
  const key = createPrivateKey({ format: 'jwk', key: jwk });
  // Composites for primes nearly never let a signature verify; an exponent of 1 is refused by BoringSSL and proves nothing.
  if (toBigInt(e) >= 3n && !provesItself(key)) throw malformed('p', 'prime numbers', 'others');
  return key;
}

/** @param point as SEC 1 section 2.3.3 has it, compressed or not */
export function ecPublicKey({ crv, node, bytes }: EcCurveFacts, point: Buffer): KeyObject {
  const { x, y } = coordinates(uncompressed(node, point), bytes);
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv, x, y } });
}

/** @param point the public half that came with it; null derives it */
export function ecPrivateKey({ crv, node, bytes }: EcCurveFacts, d: Buffer, point: Buffer | null): KeyObject {
  if (d.length !== bytes) throw malformed('d', `${bytes} bytes`, `${d.length} bytes`);
  const derived = derivedPoint(node, d);
  if (point !== null && !uncompressed(node, point).equals(derived)) throw malformed('d', 'the private half of this EC key', 'another');
  const { x, y } = coordinates(derived, bytes);
  return createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv, x, y, d: text(d) } });
}

/** The heads of PKCS#8 (RFC 8410 section 7) before the 32 bytes of the key; JWK would let a wrong public half pass. */
const okpHeads = { Ed25519: '302e020100300506032b657004220420', X25519: '302e020100300506032b656e04220420' };
export type OkpCurve = keyof typeof okpHeads;

export function okpPublicKey(crv: OkpCurve, x: Buffer): KeyObject {
  requireSize('x', x);
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv, x: text(x) } });
}

export function okpPrivateKey(crv: OkpCurve, d: Buffer, x: Buffer | null): KeyObject {
  requireSize('d', d);
  const key = createPrivateKey({ format: 'der', type: 'pkcs8', key: Buffer.concat([Buffer.from(okpHeads[crv], 'hex'), d]) });
  if (x !== null && !createPublicKey(key).equals(okpPublicKey(crv, x))) throw malformed('d', 'the private half of this OKP key', 'another');
  return key;
}

function requireUsable({ n, e }: RsaPublicNumbers): void {
  const bits = bitsOf(n);
  const { minimumBits, maximumBits } = rsaLimits;
  if (bits < minimumBits || bits > maximumBits) throw unusable('n', `${minimumBits} to ${maximumBits} bits`, `${bits} bits`);
  if (((n.at(-1) ?? 0) & 1) === 0) throw malformed('n', 'an odd number', 'an even one');
  const isOdd = ((e.at(-1) ?? 0) & 1) === 1;
  if (!isOdd || bitsOf(e) > maximumExponentBits) {
    throw unusable('e', `an odd number of at most ${maximumExponentBits} bits`, isOdd ? `${bitsOf(e)} bits` : 'an even one');
  }
}

function requireConsistent(numbers: RsaNumbers): void {
  const limit = numbers.n.length;
  const names = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;
  // Before any computing: a hostile number could be long.
  const long = names.find((name) => numbers[name].length > limit);
  if (long !== undefined) throw malformed(long, 'a number below the modulus', 'a larger one');
  const number = (name: keyof RsaNumbers): bigint => toBigInt(numbers[name]);
  const [n, e, d, p, q] = [number('n'), number('e'), number('d'), number('p'), number('q')];
  const [dp, dq, qi] = [number('dp'), number('dq'), number('qi')];
  const must = (field: string, holds: boolean, expected: string): void => {
    if (!holds) throw malformed(field, expected, 'another number');
  };
  must('p', p > 2n && q > 2n && p !== q, 'two primes');
  const isInverse = (d * e) % (p - 1n) === 1n && (d * e) % (q - 1n) === 1n;
  // A private key that is whole in itself is another key's; else one of its numbers is wrong.
  must(isInverse ? 'd' : 'p', p * q === n, isInverse ? 'the private half of this RSA key' : 'p and q whose product is n');
  must('d', d < n && isInverse, 'the inverse of e');
  must('dp', dp === d % (p - 1n), 'd modulo p - 1');
  must('dq', dq === d % (q - 1n), 'd modulo q - 1');
  must('qi', qi < p && (qi * q) % p === 1n, 'the inverse of q modulo p');
}

function provesItself(key: KeyObject): boolean {
  const message = Buffer.from('tokensmith');
  try {
    return verify('sha256', message, createPublicKey(key), sign('sha256', message, key));
  } catch {
    return false;
  }
}

function derivedPoint(node: string, d: Buffer): Buffer {
  try {
    const pair = createECDH(node);
    pair.setPrivateKey(d);
    return pair.getPublicKey();
  } catch {
    throw malformed('d', 'a number from 1 to the order of the curve', 'another');
  }
}

function uncompressed(node: string, point: Buffer): Buffer {
  // 6 and 7 are the hybrid form, which RFC 5480 section 2.2 forbids.
  if (point[0] !== 2 && point[0] !== 3 && point[0] !== 4) throw malformed('x', 'a point', 'another form');
  try {
    const converted = ECDH.convertKey(point, node, undefined, undefined, 'uncompressed');
    if (typeof converted !== 'string') return converted;
  } catch {
    // Said below.
  }
  throw malformed('x', 'a point on the curve', 'not one');
}

function coordinates(point: Buffer, bytes: number): { x: string; y: string } {
  return { x: text(point.subarray(1, 1 + bytes)), y: text(point.subarray(1 + bytes)) };
}

function requireSize(field: string, bytes: Buffer): void {
  if (bytes.length !== 32) throw malformed(field, '32 bytes', `${bytes.length} bytes`);
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}
