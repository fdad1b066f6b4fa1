import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { answer, pairOf, publisherOf } from '../../unit/key-sources/publishing.ts';
import { tryToAdd, type PublisherCase } from './case.ts';

const secret = Buffer.alloc(64, 'published').toString('base64url');

/** Sets that can be read, but of which no key may ever judge a token. */
export function hostileSets(): PublisherCase[] {
  const { jwk, privateJwk } = pairOf('a');
  const rsa = (modulusLength: number, publicExponent = 65_537) =>
    createPublicKey(generateKeyPairSync('rsa', { modulusLength, publicExponent }).privateKey).export({ format: 'jwk' });
  const sets: readonly (readonly [string, readonly object[]])[] = [
    ['a private EC key', [privateJwk]],
    ['a private RSA key', [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })]],
    ['a private Ed25519 key', [generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })]],
    ['a public key with an empty d', [{ ...jwk, d: '' }]],
    ['a public key with primes', [{ ...rsa(2048), p: 'AQ', q: 'AQ' }]],
    ['a shared secret', [{ kty: 'oct', kid: 'a', alg: 'HS256', k: secret }]],
    ['a shared secret without an alg', [{ kty: 'oct', k: secret }]],
    ['an empty secret', [{ kty: 'oct', k: '' }]],
    ['two keys of one kid', [jwk, pairOf('a').jwk]],
    ['two keys of one kid and two types', [jwk, { ...rsa(2048), kid: 'a', alg: 'RS256' }]],
    ['RSA of 1024 bits', [rsa(1024)]],
    ['RSA with the exponent 1', [{ ...rsa(2048), e: 'AQ' }]],
    ['RSA with an even exponent', [{ ...rsa(2048), e: 'AQAA' }]],
    ['RSA with a modulus of zeros', [{ kty: 'RSA', n: 'A'.repeat(342), e: 'AQAB' }]],
    ['a point that is not on the curve', [{ ...jwk, y: jwk.x }]],
    ['a point of another length', [{ ...jwk, x: 'AAAA' }]],
    ['a coordinate that is no base64url', [{ ...jwk, x: `${String(jwk.x).slice(0, -1)}=` }]],
    ['a curve that is not offered', [{ ...jwk, crv: 'secp256k1' }]],
    ['a key for encryption', [{ ...jwk, use: 'enc' }]],
    ['a key that may not verify', [{ ...jwk, use: undefined, key_ops: ['encrypt'] }]],
    ['a key whose alg is none', [{ ...jwk, alg: 'none' }]],
    ['an EC key for HS256', [{ ...jwk, alg: 'HS256' }]],
    ['a key of an unknown type', [{ kty: 'AKP', kid: 'a', pub: secret, priv: secret }]],
    ['a key of no type', [{ kid: 'a' }]],
    ['a kid that is a number', [{ ...jwk, kid: 7 }]],
    ['a kid of 300 characters', [{ ...jwk, kid: 'a'.repeat(300) }]],
    ['members that are objects', [{ kty: 'EC', crv: 'P-256', x: { d: secret }, y: { d: secret } }]],
    ['__proto__', [JSON.parse('{"__proto__":{"kty":"EC"},"constructor":{}}')]],
  ];
  return sets.map(([name, keys]) => ({
    name,
    run: () => served({ '/jwks': { keys } }, '/jwks', null),
  }));
}

/** Metadata that speak for somebody else. */
export function hostileMetadata(): PublisherCase[] {
  const place = '/.well-known/openid-configuration';
  const issuers = [
    'https://accounts.example',
    '{origin}/',
    '{origin}/t',
    '{origin}.example',
    '{origin}?',
    '{origin}#',
    ' {origin}',
    '',
    'null',
  ];
  const typed = issuers.map((issuer) => ({
    name: `an issuer that says it is "${issuer}"`,
    run: () => served({ [place]: metadata(issuer), '/jwks': { keys: [pairOf('a').jwk] } }, '', 'issuer-mismatch'),
  }));
  // At its own place "{origin}/" is right: both spellings have their metadata there.
  const placed = issuers
    .filter((issuer) => issuer !== '{origin}/')
    .map((issuer) => ({
      name: `metadata that say "${issuer}"`,
      run: () => served({ [place]: metadata(issuer), '/jwks': { keys: [pairOf('a').jwk] } }, place, 'issuer-mismatch'),
    }));
  const twice = answer({ body: '{"issuer":"https://accounts.example","issuer":"x","jwks_uri":"https://x.example"}' });
  return [
    ...typed,
    ...placed,
    { name: 'metadata with two issuers', run: () => served({ [place]: twice }, place, 'answer-malformed') },
    { name: 'metadata without an issuer', run: () => served({ [place]: { jwks_uri: '{origin}/jwks' } }, place, 'answer-malformed') },
    { name: 'metadata without a JWKS', run: () => served({ [place]: { issuer: '{origin}' } }, place, 'answer-malformed') },
    {
      name: 'metadata that name themselves',
      run: () => served({ [place]: { issuer: '{origin}', jwks_uri: `{origin}${place}` } }, place, 'answer-malformed'),
    },
  ];
}

function metadata(issuer: string): object {
  return { issuer, jwks_uri: '{origin}/jwks' };
}

async function served(pages: Record<string, unknown>, given: string, refusal: 'issuer-mismatch' | 'answer-malformed' | null) {
  const publisher = await publisherOf(pages);
  try {
    const wrong = await tryToAdd({ url: publisher.origin + given, refusal });
    const isAsked = refusal === 'issuer-mismatch' && publisher.seen.some(({ url }) => url === '/jwks');
    return isAsked ? 'its keys were fetched' : wrong;
  } finally {
    await publisher.close();
  }
}
