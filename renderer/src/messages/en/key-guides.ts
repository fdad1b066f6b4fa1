import type { JweAlgorithm, JwsAlgorithm, KeyAlgorithm } from '../../../../shared/key-algorithms.ts';

/** What a choice of algorithm means, in four short answers. */
export type Guide = { readonly use: string; readonly holders: string; readonly speed: string; readonly size: string };

const oneSecret = 'Whoever verifies holds the same secret, and could sign too.';
const twoHalves = 'You keep the private key; anyone may verify with the public one.';
const encryptsToYou = 'Anyone encrypts with the public key; only you, with the private one, can read.';
const oneKey = 'Writer and reader hold the same key; each of them can read and write.';
const quickBoth = 'Signs and verifies very fast.';
const rsaSigns = 'Signs slowly, verifies fast. Making the key takes a moment.';
const rsaDecrypts = 'Encrypts fast, decrypts slowly. Making the key takes a moment.';
const agrees = 'Fast both ways; a new key pair for each token.';
const wraps = 'Very fast both ways.';

function rsa(use: string): Guide {
  return { use, holders: twoHalves, speed: rsaSigns, size: 'Signature as long as the key: 384 bytes with 3072 bits' };
}
function oaep(use: string): Guide {
  return { use, holders: encryptsToYou, speed: rsaDecrypts, size: 'Adds as much as the key has: 384 bytes with 3072 bits' };
}
function wrap(use: string, bytes: number): Guide {
  return { use, holders: oneKey, speed: wraps, size: `${bytes}-byte key` };
}

const signing: Record<JwsAlgorithm, Guide> = {
  HS256: { use: 'Apps that verify their own tokens', holders: oneSecret, speed: quickBoth, size: '32-byte secret, 32-byte signature' },
  HS384: {
    use: 'As HS256, where a policy asks for SHA-384',
    holders: oneSecret,
    speed: quickBoth,
    size: '48-byte secret, 48-byte signature',
  },
  HS512: {
    use: 'As HS256, where a policy asks for SHA-512',
    holders: oneSecret,
    speed: quickBoth,
    size: '64-byte secret, 64-byte signature',
  },
  ES256: {
    use: 'The usual choice between services',
    holders: twoHalves,
    speed: 'Signs fast, verifies a little slower.',
    size: 'P-256, 64-byte signature',
  },
  ES384: { use: 'Where P-384 is asked for', holders: twoHalves, speed: 'Slower than ES256.', size: 'P-384, 96-byte signature' },
  ES512: { use: 'Where P-521 is asked for', holders: twoHalves, speed: 'Slower than ES256.', size: 'P-521, 132-byte signature' },
  EdDSA: {
    use: 'Modern and small, if all verifiers know it',
    holders: twoHalves,
    speed: 'Signs and verifies fast.',
    size: 'Ed25519, 64-byte signature',
  },
  Ed25519: {
    use: 'EdDSA under its newer, exact name (RFC 9864), for verifiers that ask for it',
    holders: twoHalves,
    speed: 'Signs and verifies fast.',
    size: 'Ed25519, 64-byte signature',
  },
  RS256: rsa('Understood everywhere, also by old systems'),
  RS384: rsa('As RS256, where a policy asks for SHA-384'),
  RS512: rsa('As RS256, where a policy asks for SHA-512'),
  PS256: rsa('RSA as it is done today, for banks and FAPI'),
  PS384: rsa('As PS256, where a policy asks for SHA-384'),
  PS512: rsa('As PS256, where a policy asks for SHA-512'),
};

const encrypting: Record<JweAlgorithm, Guide> = {
  'RSA-OAEP': oaep('RSA for readers that know nothing newer; SHA-1 inside, which is still safe here'),
  'RSA-OAEP-256': oaep('The usual choice with RSA keys'),
  'RSA-OAEP-384': oaep('As RSA-OAEP-256, where a policy asks for SHA-384'),
  'RSA-OAEP-512': oaep('As RSA-OAEP-256, where a policy asks for SHA-512'),
  'ECDH-ES': {
    use: 'Small tokens for one reader: the agreed key encrypts the content itself',
    holders: encryptsToYou,
    speed: agrees,
    size: 'Adds one public key, no wrapped key',
  },
  'ECDH-ES+A128KW': {
    use: 'The usual choice with elliptic curves',
    holders: encryptsToYou,
    speed: agrees,
    size: 'Adds one public key and a wrapped key',
  },
  'ECDH-ES+A192KW': {
    use: 'As ECDH-ES+A128KW, where 192 bits are asked for',
    holders: encryptsToYou,
    speed: agrees,
    size: 'Adds one public key and a wrapped key',
  },
  'ECDH-ES+A256KW': {
    use: 'As ECDH-ES+A128KW, where 256 bits are asked for',
    holders: encryptsToYou,
    speed: agrees,
    size: 'Adds one public key and a wrapped key',
  },
  dir: {
    use: 'One app that writes and reads its own tokens; the key encrypts the content itself, so change it often',
    holders: oneKey,
    speed: 'The fastest: there is nothing to wrap.',
    size: 'Adds nothing',
  },
  A128KW: wrap('Two services that share a key; a fresh content key for each token', 16),
  A192KW: wrap('As A128KW, where 192 bits are asked for', 24),
  A256KW: wrap('As A128KW, where 256 bits are asked for', 32),
  A128GCMKW: wrap('As A128KW with AES-GCM; never above 2^32 tokens with one key', 16),
  A192GCMKW: wrap('As A128GCMKW, where 192 bits are asked for', 24),
  A256GCMKW: wrap('As A128GCMKW, where 256 bits are asked for', 32),
};

const signs = 'the private key signs, the public key verifies';
const hmac = 'one shared secret signs and verifies';
const decrypts = 'the public key encrypts, the private key decrypts';
const shared = 'one shared key encrypts and decrypts';

const plainWords: Record<KeyAlgorithm, string> = {
  HS256: `HMAC with SHA-256: ${hmac}`,
  HS384: `HMAC with SHA-384: ${hmac}`,
  HS512: `HMAC with SHA-512: ${hmac}`,
  RS256: `RSA with SHA-256: ${signs}`,
  RS384: `RSA with SHA-384: ${signs}`,
  RS512: `RSA with SHA-512: ${signs}`,
  PS256: `RSA-PSS with SHA-256: ${signs}`,
  PS384: `RSA-PSS with SHA-384: ${signs}`,
  PS512: `RSA-PSS with SHA-512: ${signs}`,
  ES256: `Elliptic curve P-256: ${signs}`,
  ES384: `Elliptic curve P-384: ${signs}`,
  ES512: `Elliptic curve P-521: ${signs}`,
  EdDSA: `Edwards curve Ed25519: ${signs}`,
  Ed25519: `Edwards curve Ed25519: ${signs}`,
  'RSA-OAEP': `RSA-OAEP with SHA-1: ${decrypts}`,
  'RSA-OAEP-256': `RSA-OAEP with SHA-256: ${decrypts}`,
  'RSA-OAEP-384': `RSA-OAEP with SHA-384: ${decrypts}`,
  'RSA-OAEP-512': `RSA-OAEP with SHA-512: ${decrypts}`,
  'ECDH-ES': `Key agreement: ${decrypts}`,
  'ECDH-ES+A128KW': `Key agreement with AES-128 key wrap: ${decrypts}`,
  'ECDH-ES+A192KW': `Key agreement with AES-192 key wrap: ${decrypts}`,
  'ECDH-ES+A256KW': `Key agreement with AES-256 key wrap: ${decrypts}`,
  dir: `Direct encryption: ${shared}`,
  A128KW: `AES-128 key wrap: ${shared}`,
  A192KW: `AES-192 key wrap: ${shared}`,
  A256KW: `AES-256 key wrap: ${shared}`,
  A128GCMKW: `AES-128-GCM key wrap: ${shared}`,
  A192GCMKW: `AES-192-GCM key wrap: ${shared}`,
  A256GCMKW: `AES-256-GCM key wrap: ${shared}`,
};

const guides: Record<KeyAlgorithm, Guide> = { ...signing, ...encrypting };

export const keyGuides = {
  guides,
  plainWords,
};
export type KeyGuides = typeof keyGuides;
