import { checkPrimeSync, createPrivateKey, createPublicKey, generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import { materialCase, rsaPublicKey, wycheproofKeys, type HealthCase } from './case.ts';

/** Weak asymmetric keys, made here and taken from Wycheproof. */
export function weakKeys(): HealthCase[] {
  const sound = modulusOf(2048);
  return [
    ...wycheproofKeys('jws_rsa_roca_key').map((jwk, index) => {
      return materialCase(`ROCA modulus ${index + 1}`, 'rsa-roca', createPublicKey({ key: jwk, format: 'jwk' }), 'RS256');
    }),
    ...wycheproofKeys('keysize_too_small').map((jwk) => {
      return materialCase('Wycheproof RSA 1024', 'rsa-too-small', createPublicKey({ key: jwk, format: 'jwk' }), 'RS256');
    }),
    ...wycheproofKeys('exponentOne').map((jwk) => {
      return materialCase('Wycheproof exponent 1', 'rsa-exponent-unsafe', createPublicKey({ key: jwk, format: 'jwk' }), 'RS256');
    }),
    ...[512, 768, 1024, 2040].map((bits) => {
      const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
      return materialCase(`RSA ${bits}`, 'rsa-too-small', publicKey, 'RSA-OAEP-256');
    }),
    ...[1n, 2n, 65_536n].map((exponent) => {
      return materialCase(`exponent ${exponent}`, 'rsa-exponent-unsafe', rsaPublicKey(sound, exponent), 'PS256');
    }),
    ...[3n, 5n, 17n, 257n].map((exponent) => {
      return materialCase(`exponent ${exponent}`, 'rsa-exponent-small', rsaPublicKey(sound, exponent), 'RS256');
    }),
    ...[1024, 1536].map((bits) => {
      return materialCase(`neighbouring primes of ${bits} bits`, 'rsa-close-primes', rsaPublicKey(closeProduct(bits), 65_537n), 'RS256');
    }),
    materialCase('the square of a prime', 'rsa-close-primes', rsaPublicKey(largePrime(1024) ** 2n, 65_537n), 'RS256'),
    materialCase('a modulus with the factor 3', 'rsa-small-factor', rsaPublicKey(3n * largePrime(2047), 65_537n), 'RS256'),
    materialCase('a modulus with the factor 1999', 'rsa-small-factor', rsaPublicKey(1_999n * largePrime(2040), 65_537n), 'RS256'),
    materialCase('a P-256 key with the private number 1', 'private-trivial', scalarKey(Buffer.from([1])), 'ES256'),
    materialCase('a P-256 key with a private number of 48 bits', 'private-trivial', scalarKey(Buffer.from('c0ffee123457', 'hex')), 'ES256'),
    materialCase('an Ed25519 key of zeros', 'private-trivial', seedKey(Buffer.alloc(32)), 'EdDSA'),
    materialCase('an Ed25519 key of 00 01 02 …', 'private-trivial', seedKey(Buffer.from(Array.from({ length: 32 }, (_, i) => i))), 'EdDSA'),
  ];
}

function modulusOf(bits: number): bigint {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const { n = '' } = publicKey.export({ format: 'jwk' });
  return BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`);
}

function largePrime(bits: number): bigint {
  return generatePrimeSync(bits, { bigint: true });
}

function closeProduct(bits: number): bigint {
  const first = largePrime(bits);
  let second = first + 2n;
  while (!checkPrimeSync(second)) second += 2n;
  return first * second;
}

/** DER of RFC 5915 without the public point, which the runtime works out. */
function scalarKey(scalar: Buffer) {
  const number = Buffer.concat([Buffer.alloc(32 - scalar.length), scalar]);
  const der = Buffer.concat([Buffer.from('30310201010420', 'hex'), number, Buffer.from('a00a06082a8648ce3d030107', 'hex')]);
  return createPrivateKey({ key: der, format: 'der', type: 'sec1' });
}

/** DER of RFC 8410. */
function seedKey(seed: Buffer) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
