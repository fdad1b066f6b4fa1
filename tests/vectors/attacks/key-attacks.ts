import { createSecretKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { createLocalJWKSet, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { z } from 'zod';
import { importJwk } from '../../../electron/engine/keys/import/jwk.ts';
import { importJwks } from '../../../electron/engine/keys/import/jwks.ts';
import { importSecret } from '../../../electron/engine/keys/import/secret.ts';
import type { Result } from '../../../shared/result.ts';
import type { Attack, AttackClass, KeyAttack } from './attack.ts';
import { goodKey } from './good.ts';

const options = { name: 'attack' };

/** J12: secrets that are guessed in seconds: all shorter than the hash (RFC 7518 section 3.2). */
function weakSecrets(): AttackClass {
  const words = ['', 'k', 'secret', 'password', 'changeme', 'your-256-bit-secret', 'jwt_secret', 'qwerty', '0', 'shhhhh'];
  const attacks = words.flatMap((word): KeyAttack[] => {
    const jwk = { kty: 'oct', k: Buffer.from(word).toString('base64url') };
    return [
      {
        ...keyAttack(`text "${word}"`, () => importSecret(word, 'utf8', options), 'key-unusable', 'k'),
        bareImport: () => createSecretKey(Buffer.from(word)),
      },
      jwkAttack(`JWK of "${word}"`, jwk, 'key-unusable', 'k'),
    ];
  });
  const short: [string, number][] = [
    ['HS256', 31],
    ['HS384', 47],
    ['HS512', 63],
  ];
  for (const [alg, bytes] of short) {
    const k = Buffer.alloc(bytes, 7).toString('base64url');
    const field = bytes < 32 ? 'k' : 'alg';
    attacks.push(jwkAttack(`${bytes} bytes for ${alg}`, { kty: 'oct', alg, k }, 'key-unusable', field));
  }
  return { id: 'J12', title: 'weak HMAC secret', attacks, unguarded: isTakenBare };
}

async function isTakenBare(attack: Attack): Promise<boolean> {
  try {
    if (attack.kind === 'key') await attack.bareImport();
    return attack.kind === 'key';
  } catch {
    return false;
  }
}

function keyAttack(input: string, importKey: () => Result<unknown>, code: KeyAttack['code'], field: string): KeyAttack {
  return { kind: 'key', input, importKey, bareImport: () => Promise.reject(new Error('no way to import this')), code, field };
}

function jwkAttack(input: string, jwk: object, code: KeyAttack['code'], field: string): KeyAttack {
  const attack = keyAttack(input, () => importJwk(JSON.stringify(jwk), options), code, field);
  const bare = z.custom<JWK>().parse(jwk);
  const alg = bare.kty === 'oct' ? 'HS256' : bare.kty === 'RSA' ? 'RS256' : 'ES256';
  return { ...attack, bareImport: () => importJWK(bare, alg) };
}

function setAttack(input: string, keys: unknown, code: KeyAttack['code'], field: string): KeyAttack {
  const attack = keyAttack(input, () => importJwks(JSON.stringify({ keys }), options), code, field);
  return { ...attack, bareImport: () => createLocalJWKSet(z.custom<JSONWebKeySet>().parse({ keys })) };
}

function publicJwk(alg: Parameters<typeof goodKey>[0]): JsonWebKey {
  return goodKey(alg).verifier.node.export({ format: 'jwk' });
}

/** J34: keys that are not what they say, or not fit for what they are used for. */
function keyMaterial(): AttackClass {
  const rsa = publicJwk('RS256');
  const ec = publicJwk('ES256');
  const okp = publicJwk('EdDSA');
  const oct = { kty: 'oct', k: Buffer.alloc(64, 7).toString('base64url') };
  const weakRsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
  const attacks: Attack[] = [
    jwkAttack('use enc', { ...ec, use: 'enc' }, 'key-unusable', 'use'),
    jwkAttack('use of another kind', { ...ec, use: 'SIG' }, 'key-unusable', 'use'),
    jwkAttack('use no string', { ...ec, use: 1 }, 'key-malformed', 'use'),
    jwkAttack('key_ops without verify', { ...ec, key_ops: ['encrypt'] }, 'key-unusable', 'key_ops'),
    jwkAttack('key_ops empty', { ...ec, key_ops: [] }, 'key-unusable', 'key_ops'),
    jwkAttack('key_ops against use', { ...ec, use: 'sig', key_ops: ['verify', 'encrypt'] }, 'key-unusable', 'key_ops'),
    jwkAttack('key_ops twice', { ...ec, key_ops: ['verify', 'verify'] }, 'key-malformed', 'key_ops'),
    jwkAttack('key_ops no array', { ...ec, key_ops: 'verify' }, 'key-malformed', 'key_ops'),
    jwkAttack('secret that may only sign', { ...oct, key_ops: ['sign'] }, 'key-unusable', 'key_ops'),
    jwkAttack('point off the curve', { ...ec, y: flippedMember(ec.y) }, 'key-malformed', 'x'),
    jwkAttack('point at infinity', { ...ec, x: zeros(32), y: zeros(32) }, 'key-malformed', 'x'),
    jwkAttack('coordinate too short', { ...ec, x: ec.x?.slice(0, 40) }, 'key-malformed', 'x'),
    jwkAttack('coordinate too long', { ...ec, x: `${ec.x}AAAA` }, 'key-malformed', 'x'),
    jwkAttack('another curve', { ...ec, crv: 'P-384' }, 'key-malformed', 'x'),
    jwkAttack('unknown curve', { ...ec, crv: 'secp256k1' }, 'key-unusable', 'crv'),
    jwkAttack('curve of another type', { ...okp, crv: 'X25519' }, 'key-unusable', 'crv'),
    jwkAttack('Ed448', { ...okp, crv: 'Ed448' }, 'key-unusable', 'crv'),
    jwkAttack('EC as RSA', { ...ec, kty: 'RSA' }, 'key-malformed', 'n'),
    jwkAttack('RSA as EC', { ...rsa, kty: 'EC' }, 'key-malformed', 'crv'),
    jwkAttack('public key as oct', { ...rsa, kty: 'oct' }, 'key-malformed', 'k'),
    jwkAttack('kty missing', { n: rsa.n, e: rsa.e }, 'key-malformed', 'kty'),
    jwkAttack('kty lower case', { ...rsa, kty: 'rsa' }, 'key-unusable', 'kty'),
    jwkAttack('alg of another type', { ...rsa, alg: 'ES256' }, 'key-unusable', 'alg'),
    jwkAttack('alg of another curve', { ...ec, alg: 'ES384' }, 'key-unusable', 'alg'),
    jwkAttack('HMAC alg on an RSA key', { ...rsa, alg: 'HS256' }, 'key-unusable', 'alg'),
    jwkAttack('encryption alg', { ...rsa, alg: 'RSA-OAEP' }, 'key-unusable', 'alg'),
    jwkAttack('alg none', { ...rsa, alg: 'none' }, 'key-unusable', 'alg'),
    jwkAttack('alg no string', { ...rsa, alg: null }, 'key-malformed', 'alg'),
    jwkAttack('1024 bits', weakRsa, 'key-unusable', 'n'),
    jwkAttack('16,400 bits', { kty: 'RSA', n: Buffer.alloc(2_050, 0xff).toString('base64url'), e: 'AQAB' }, 'key-unusable', 'n'),
    jwkAttack('exponent 1', { ...rsa, e: 'AQ' }, 'key-unusable', 'e'),
    jwkAttack('exponent 2', { ...rsa, e: 'Ag' }, 'key-unusable', 'e'),
    jwkAttack('even exponent', { ...rsa, e: 'AQAA' }, 'key-unusable', 'e'),
    jwkAttack('exponent empty', { ...rsa, e: '' }, 'key-malformed', 'e'),
    jwkAttack('leading zero in n', { ...rsa, n: withLeadingZero(rsa.n) }, 'key-malformed', 'n'),
    jwkAttack('padding in n', { ...rsa, n: `${rsa.n}=` }, 'key-malformed', 'n'),
    jwkAttack('plus in k', { ...oct, k: `+${oct.k.slice(1)}` }, 'key-malformed', 'k'),
    jwkAttack('k no string', { ...oct, k: 7 }, 'key-malformed', 'k'),
    jwkAttack('kid no string', { ...ec, kid: 7 }, 'key-malformed', 'kid'),
    jwkAttack('kid of 300 characters', { ...ec, kid: 'x'.repeat(300) }, 'key-malformed', 'kid'),
    keyAttack('duplicate member', () => importJwk('{"kty":"oct","kty":"RSA"}', options), 'key-malformed', 'jwk'),
    keyAttack('not JSON', () => importJwk('{', options), 'key-malformed', 'jwk'),
    keyAttack('an array', () => importJwk('[]', options), 'key-malformed', 'jwk'),
    keyAttack('5,000 deep', () => importJwk(`${'['.repeat(5_000)}`, options), 'key-malformed', 'jwk'),
    keyAttack('100 KiB', () => importJwk(JSON.stringify({ ...oct, pad: 'x'.repeat(102_400) }), options), 'key-malformed', 'jwk'),
    setAttack(
      'two equal kids',
      [
        { ...ec, kid: 'a' },
        { ...okp, kid: 'a' },
      ],
      'key-unusable',
      'keys[1].kid',
    ),
    setAttack('secret among public keys', [ec, oct], 'key-unusable', 'keys'),
    setAttack('no key', [], 'key-malformed', 'keys'),
    setAttack(
      '101 keys',
      Array.from({ length: 101 }, () => ec),
      'key-malformed',
      'keys',
    ),
    setAttack('no array', { 0: ec }, 'key-malformed', 'keys'),
    setAttack('a string among the keys', [ec, 'x'], 'key-malformed', 'keys[1]'),
    setAttack('only encryption keys', [{ ...ec, use: 'enc' }], 'key-unusable', 'keys[0].use'),
    keyAttack('5 MB set', () => importJwks(JSON.stringify({ keys: [ec], pad: 'x'.repeat(5_000_000) }), options), 'key-malformed', 'jwks'),
  ];
  return { id: 'J34', title: 'wrong key material', attacks, unguarded: isTakenBare };
}

function zeros(length: number): string {
  return Buffer.alloc(length).toString('base64url');
}

function flippedMember(text = ''): string {
  const bytes = Buffer.from(text, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return bytes.toString('base64url');
}

function withLeadingZero(text = ''): string {
  return Buffer.concat([Buffer.of(0), Buffer.from(text, 'base64url')]).toString('base64url');
}

export function keyAttacks(): AttackClass[] {
  return [weakSecrets(), keyMaterial()];
}
