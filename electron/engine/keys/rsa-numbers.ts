/** The members of an RSA private JWK (RFC 7518 section 6.3.2) as base64url of big-endian unsigned integers. */
export type RsaPrivateNumbers = Record<'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi', string>;

/**
 * All members from the public exponent and the two primes (RFC 8017 section 3.2). d is taken modulo lcm(p-1, q-1),
 * as key generators do; any other valid d signs the same. Throws a RangeError when there is no such key.
 */
export function rebuildRsa(minimal: { e: string; p: string; q: string }): RsaPrivateNumbers {
  const [e, p, q] = [toNumber(minimal.e), toNumber(minimal.p), toNumber(minimal.q)];
  if (e < 3n || p < 3n || q < 3n || p === q) throw new RangeError('Not the numbers of an RSA key');
  const d = inverse(e, ((p - 1n) * (q - 1n)) / greatestCommonDivisor(p - 1n, q - 1n));
  return {
    n: toText(p * q),
    e: toText(e),
    d: toText(d),
    p: toText(p),
    q: toText(q),
    dp: toText(d % (p - 1n)),
    dq: toText(d % (q - 1n)),
    qi: toText(inverse(q, p)),
  };
}

function toNumber(text: string): bigint {
  return BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
}

function toText(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** The extended Euclidean algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [remainder, nextRemainder] = [modulus, value % modulus];
  let [factor, nextFactor] = [0n, 1n];
  while (nextRemainder !== 0n) {
    const quotient = remainder / nextRemainder;
    [remainder, nextRemainder] = [nextRemainder, remainder - quotient * nextRemainder];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  if (remainder !== 1n) throw new RangeError('Not invertible');
  return ((factor % modulus) + modulus) % modulus;
}
