import { randomBytes } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { iterationLimits } from '../../../electron/engine/keys/import/reading/encrypted-jwk.ts';
import type { BadFile } from './corpus-file.ts';
import { passphrase } from './good-openssl.ts';
import { jwkOf, privateKey, publicKey } from './key-pairs.ts';

/** JSON, JWE, OpenSSH lines, other programs' files, and what is no key at all. */
export async function badTexts(): Promise<BadFile[]> {
  return [...json(), ...ssh(), ...noKeys(), ...(await jwes())];
}

function text(name: string, content: string, error: BadFile['error']): BadFile {
  return { name, bytes: Buffer.from(content), error };
}

function json(): BadFile[] {
  const ec = jwkOf(privateKey('P-256'));
  const half = jwkOf(publicKey('P-256'));
  const rsa = jwkOf(publicKey('RSA'));
  const okp = jwkOf(privateKey('Ed25519'));
  const jwk = (name: string, members: object, error: BadFile['error']): BadFile => text(`JWK ${name}`, JSON.stringify(members), error);
  const malformed = (field: string): BadFile['error'] => ({ code: 'key-malformed', field });
  const unusable = (field: string, actual: string): BadFile['error'] => ({ code: 'key-unusable', field, actual });
  return [
    text('JSON with a member twice', '{\n "kty": "oct",\n "kty": "RSA"}', {
      code: 'key-malformed',
      actual: 'duplicate-member',
      line: 3,
      column: 2,
    }),
    text('JSON that ends early', '{"kty":"oct"', { code: 'key-malformed', actual: 'unexpected-end', line: 1, column: 13 }),
    text('JSON with more behind it', '{"kty":"oct","k":"AA"} x', { code: 'key-malformed', actual: 'trailing-characters', column: 24 }),
    text('JSON with single quotes', "{'kty':'oct'}", { code: 'key-malformed', actual: 'unexpected-character', column: 2 }),
    text('JSON too deep', '['.repeat(100), { code: 'key-malformed', actual: 'too-deep' }),
    text('JSON with half a surrogate pair', '{"kty":"\\ud800"}', { code: 'key-malformed', actual: 'lone-surrogate' }),
    text('a JSON array', JSON.stringify([ec]), { code: 'key-malformed', field: 'json', actual: 'array' }),
    text('a JSON object of something else', '{"name":"x"}', { code: 'key-malformed', field: 'json' }),
    jwk('without a type that is text', { kty: 7 }, malformed('kty')),
    jwk('of an unknown type', { kty: 'AKP' }, unusable('kty', 'AKP')),
    jwk('of secp256k1', { ...half, crv: 'secp256k1' }, unusable('crv', 'secp256k1')),
    jwk('of Ed448', { kty: 'OKP', crv: 'Ed448', x: 'AA' }, unusable('crv', 'Ed448')),
    jwk('with the wrong curve', { ...half, crv: 'P-384' }, malformed('x')),
    jwk('off the curve', { ...half, y: String(half.x) }, malformed('x')),
    jwk('without y', { ...half, y: undefined }, malformed('y')),
    jwk('with padding', { ...half, x: `${half.x ?? ''}=` }, malformed('x')),
    jwk('with a number for text', { ...half, x: 7 }, malformed('x')),
    jwk('with the private half of another key', { ...ec, d: String(jwkOf(privateKey('P-256', 1)).d) }, malformed('d')),
    jwk('with a private half of zeros', { ...ec, d: Buffer.alloc(32).toString('base64url') }, malformed('d')),
    jwk('of Ed25519 with the half of another', { ...okp, x: String(jwkOf(publicKey('Ed25519', 1)).x) }, malformed('d')),
    jwk('of Ed25519 with a short half', { ...okp, d: 'AAAA' }, malformed('d')),
    jwk(
      'of RSA with a leading zero',
      { ...rsa, n: Buffer.concat([Buffer.alloc(1), Buffer.from(String(rsa.n), 'base64url')]).toString('base64url') },
      malformed('n'),
    ),
    jwk('of RSA without its primes', { ...rsa, d: String(jwkOf(privateKey('RSA')).d) }, malformed('p')),
    jwk('of RSA with other primes', { ...jwkOf(privateKey('RSA')), oth: [{}] }, unusable('oth', 'multi-prime RSA')),
    jwk('with key_ops that are no list', { ...half, key_ops: 'sign' }, malformed('key_ops')),
    jwk('with an operation twice', { ...half, key_ops: ['verify', 'verify'] }, malformed('key_ops')),
    jwk('with a long kid', { ...half, kid: 'k'.repeat(300) }, malformed('kid')),
    jwk('with an alg of another curve', { ...half, alg: 'ES384' }, unusable('alg', 'ES384')),
    jwk('with an alg that is not offered', { ...rsa, alg: 'RSA1_5' }, unusable('alg', 'RSA1_5')),
    jwk('for a use that is unknown', { ...half, use: 'tls' }, unusable('use', 'tls')),
    jwk('for encryption that can only sign', { ...jwkOf(publicKey('Ed25519')), use: 'enc' }, unusable('use', 'enc')),
    jwk('with an empty secret', { kty: 'oct', k: '' }, malformed('k')),
    text('an empty JWK Set', '{"keys":[]}', { code: 'key-malformed', field: 'keys' }),
    text('a JWK Set that is none', '{"keys":{}}', { code: 'key-malformed', field: 'keys', actual: 'object' }),
    text('a JWK Set of one broken key', JSON.stringify({ keys: [{ ...half, x: '!' }] }), { code: 'key-malformed', field: 'keys[0].x' }),
    text('a JWK Set of 1,001 keys', JSON.stringify({ keys: Array.from({ length: 1_001 }, () => ({ kty: 'oct', k: 'AA' })) }), {
      code: 'key-malformed',
      field: 'keys',
    }),
    text('a JWS', '{"payload":"","signatures":[]}', { code: 'key-malformed', actual: 'a JWS' }),
  ];
}

function ssh(): BadFile[] {
  const string = (content: Buffer | string): Buffer => {
    const bytes = Buffer.from(content);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const line = (type: string, blob: Buffer): string => `${type} ${blob.toString('base64')} me@host`;
  const ed = Buffer.concat([string('ssh-ed25519'), string(Buffer.alloc(32, 7))]);
  return [
    text('OpenSSH line of DSA', line('ssh-dss', Buffer.concat([string('ssh-dss'), string(Buffer.alloc(9, 7))])), {
      code: 'key-unusable',
      actual: 'ssh-dss',
      line: 1,
    }),
    text('OpenSSH line of a security key', line('sk-ssh-ed25519@openssh.com', string('sk-ssh-ed25519@openssh.com')), {
      code: 'key-unusable',
      actual: 'sk-ssh-ed25519@openssh.com',
    }),
    text('OpenSSH line of another type than it says', line('ssh-rsa', ed), { code: 'key-malformed', field: 'openssh.type' }),
    text('OpenSSH line that is cut', line('ssh-ed25519', ed.subarray(0, -1)), { code: 'key-malformed', line: 1, column: 13 }),
    text('OpenSSH line with more inside', line('ssh-ed25519', Buffer.concat([ed, Buffer.alloc(3)])), {
      code: 'key-malformed',
      actual: '3 more bytes',
    }),
    text('OpenSSH line of 31 bytes', line('ssh-ed25519', Buffer.concat([string('ssh-ed25519'), string(Buffer.alloc(31, 7))])), {
      code: 'key-malformed',
      field: 'x',
    }),
    text(
      'OpenSSH line off the curve',
      line(
        'ecdsa-sha2-nistp256',
        Buffer.concat([string('ecdsa-sha2-nistp256'), string('nistp256'), string(Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]))]),
      ),
      { code: 'key-malformed', field: 'x' },
    ),
    text(
      'OpenSSH line of another curve',
      line('ecdsa-sha2-nistp256', Buffer.concat([string('ecdsa-sha2-nistp256'), string('nistp384'), string(Buffer.alloc(97, 4))])),
      { code: 'key-malformed', field: 'openssh.curve' },
    ),
    text('a public key of RFC 4716', '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----', {
      code: 'format-unsupported',
    }),
    text('a key of PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n', {
      code: 'format-unsupported',
      actual: 'a key file of PuTTY',
    }),
  ];
}

function noKeys(): BadFile[] {
  const file = (name: string, bytes: Buffer, error: BadFile['error']): BadFile => ({ name, bytes, error, file: 'x' });
  return [
    file('nothing', Buffer.alloc(0), { code: 'nothing-to-import' }),
    text('blanks', ' \n\t\n', { code: 'nothing-to-import' }),
    text('prose over lines', 'This is\nno key at all.\n', { code: 'format-unknown' }),
    text('a long line', 'x'.repeat(5_000), { code: 'format-unknown' }),
    file('a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(4_000)]), { code: 'format-unknown' }),
    file('half of UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(3_001, 0x41)]), { code: 'format-unknown' }),
    file('a Java key store', Buffer.from('feedfeed0000000200000000', 'hex'), { code: 'format-unsupported' }),
    file('a JCEKS key store', Buffer.from('cececece0000000200000000', 'hex'), { code: 'format-unsupported' }),
    file('more than 1 MiB', Buffer.alloc(1_048_577, 0x41), { code: 'key-malformed', field: 'source' }),
  ];
}

async function jwes(): Promise<BadFile[]> {
  const good = await sealed(Buffer.from(JSON.stringify(jwkOf(privateKey('P-256')))));
  const parts = good.split('.');
  const withPart = (index: number, part: string): string => parts.map((one, place) => (place === index ? part : one)).join('.');
  const withHeader = (members: object): string => withPart(0, Buffer.from(JSON.stringify(members)).toString('base64url'));
  const header = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2s: randomBytes(16).toString('base64url'), p2c: 2_000 };
  const jwe = (name: string, content: string, error: BadFile['error'], typed = passphrase): BadFile => ({
    ...text(`JWE ${name}`, content, error),
    passphrase: typed,
  });
  return [
    jwe('with the wrong passphrase', good, { code: 'passphrase-wrong' }, 'wrong'),
    { ...text('JWE without its passphrase', good, { code: 'passphrase-needed' }) },
    jwe('with a changed ciphertext', withPart(3, `AAAA${(parts[3] ?? '').slice(4)}`), { code: 'key-malformed', field: 'tag' }),
    jwe('with a changed tag', withPart(4, 'A'.repeat(21) + 'A'), { code: 'key-malformed', field: 'tag' }),
    jwe('with a short tag', withPart(4, 'AAAA'), { code: 'key-malformed', field: 'tag' }),
    jwe('with a short IV', withPart(2, 'AAAA'), { code: 'key-malformed', field: 'iv' }),
    jwe('with a short key', withPart(1, 'AAAA'), { code: 'key-malformed', field: 'encrypted_key' }),
    jwe('with unused bits', withPart(2, 'AAAAAAAAAAAAAAAAAAAAAB'), { code: 'key-malformed', field: 'iv' }),
    jwe('that asks for 2,000,000 rounds', withHeader({ ...header, p2c: 2_000_000 }), { code: 'kdf-too-costly', field: 'p2c' }),
    jwe('one round above the limit', withHeader({ ...header, p2c: iterationLimits.maximum + 1 }), { code: 'kdf-too-costly', field: 'p2c' }),
    jwe('with 999 rounds', withHeader({ ...header, p2c: 999 }), { code: 'key-malformed', field: 'p2c' }),
    jwe('with half a round', withHeader({ ...header, p2c: 1000.5 }), { code: 'key-malformed', field: 'p2c' }),
    jwe('with a short salt', withHeader({ ...header, p2s: 'AAAA' }), { code: 'key-malformed', field: 'p2s' }),
    jwe('for an RSA key', withHeader({ ...header, alg: 'RSA-OAEP' }), { code: 'format-unsupported', field: 'alg' }),
    jwe('of unknown encryption', withHeader({ ...header, enc: 'XC20P' }), { code: 'format-unsupported', field: 'enc', actual: 'XC20P' }),
    jwe('that is compressed', withHeader({ ...header, zip: 'DEF' }), { code: 'format-unsupported', field: 'zip' }),
    jwe('with crit', withHeader({ ...header, crit: ['exp'] }), { code: 'format-unsupported', field: 'crit' }),
    jwe('with a name twice in its header', withPart(0, Buffer.from('{"alg":"dir","alg":"dir"}').toString('base64url')), {
      code: 'key-malformed',
      field: 'protected',
    }),
    jwe('of a text', await sealed(Buffer.from('hello')), { code: 'key-malformed', field: 'ciphertext' }),
    jwe('of another JSON', await sealed(Buffer.from('{"a":1}')), { code: 'key-malformed', field: 'ciphertext' }),
    jwe('of a broken JWK', await sealed(Buffer.from('{"kty":"oct"}')), { code: 'key-malformed', field: 'k' }),
  ];
}

function sealed(plain: Buffer): Promise<string> {
  return new CompactEncrypt(plain)
    .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' })
    .setKeyManagementParameters({ p2c: 1_000, p2s: randomBytes(16) })
    .encrypt(Buffer.from(passphrase));
}
