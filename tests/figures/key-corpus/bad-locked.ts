import type { BadFile } from './corpus-file.ts';
import { integer, nothing, octets, oid, sequence } from './der-writer.ts';
import { passphrase } from './good-openssl.ts';
import { armored, pemOf, privateKey } from './key-pairs.ts';
import type { Workshop } from './tools.ts';

/** Encrypted PKCS#8 whose derivation asks for too much, or that nobody reads. */
export function badSchemes(): BadFile[] {
  const aes = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(Buffer.alloc(16, 1)));
  const file = (name: string, derivation: Buffer, encryption: Buffer, error: BadFile['error'], text = Buffer.alloc(32, 7)): BadFile => ({
    name: `encrypted PKCS#8 ${name}`,
    bytes: sequence(sequence(oid('1.2.840.113549.1.5.13'), sequence(derivation, encryption)), octets(text)),
    error,
  });
  const pbkdf2 = (rounds: number, ...more: Buffer[]): Buffer =>
    sequence(oid('1.2.840.113549.1.5.12'), sequence(octets(Buffer.alloc(8)), integer(rounds), ...more));
  const scrypt = (cost: number, r: number, p: number): Buffer =>
    sequence(oid('1.3.6.1.4.1.11591.4.11'), sequence(octets(Buffer.alloc(8)), integer(cost), integer(r), integer(p)));
  const pbes1 = (scheme: string): Buffer =>
    sequence(sequence(oid(scheme), sequence(octets(Buffer.alloc(8)), integer(2048))), octets(Buffer.alloc(32, 7)));
  return [
    file('with 10,000,001 rounds', pbkdf2(10_000_001), aes, { code: 'kdf-too-costly', field: 'iterations', actual: '10000001' }),
    file('with no rounds', pbkdf2(0), aes, { code: 'key-malformed', actual: '0' }),
    file('with scrypt in 1 GiB', scrypt(1_048_576, 8, 1), aes, { code: 'kdf-too-costly', field: 'scrypt' }),
    file('with scrypt in 1,000 passes', scrypt(1024, 8, 1_000), aes, { code: 'kdf-too-costly', field: 'scrypt' }),
    file('with a cost of scrypt that is no power of 2', scrypt(1000, 8, 1), aes, { code: 'key-malformed' }),
    file('with an HMAC of MD5', pbkdf2(1_000, sequence(oid('1.2.840.113549.2.6'), nothing)), aes, {
      code: 'format-unsupported',
      field: 'prf',
    }),
    file('with another length of key', pbkdf2(1_000, integer(16)), aes, { code: 'key-malformed' }),
    file('in RC2', pbkdf2(1_000), sequence(oid('1.2.840.113549.3.2'), octets(Buffer.alloc(8))), {
      code: 'format-unsupported',
      actual: 'RC2-CBC',
    }),
    file('in DES', pbkdf2(1_000), sequence(oid('1.3.14.3.2.7'), octets(Buffer.alloc(8))), {
      code: 'format-unsupported',
      actual: 'DES-CBC',
    }),
    file('with a short IV', pbkdf2(1_000), sequence(oid('2.16.840.1.101.3.4.1.42'), octets(Buffer.alloc(8))), { code: 'key-malformed' }),
    file('of half a block', pbkdf2(1_000), aes, { code: 'key-malformed', field: 'encryptedData' }, Buffer.alloc(33, 7)),
    {
      name: 'encrypted PKCS#8 with MD5 and DES',
      bytes: pbes1('1.2.840.113549.1.5.3'),
      error: { code: 'format-unsupported', actual: 'PBE with MD5 and DES' },
    },
    {
      name: 'encrypted PKCS#8 with RC2-40',
      bytes: pbes1('1.2.840.113549.1.12.1.6'),
      error: { code: 'format-unsupported', actual: 'PBE with SHA-1 and RC2-40' },
    },
    {
      name: 'encrypted PKCS#8 with RC4',
      bytes: pbes1('1.2.840.113549.1.12.1.1'),
      error: { code: 'format-unsupported', actual: 'PBE with SHA-1 and RC4-128' },
    },
  ];
}

/** Wrong, missing and changed: what OpenSSL encrypted. */
export function badOpenSsl(workshop: Workshop): BadFile[] {
  workshop.put('bad.pem', pemOf(privateKey('P-256'), 'pkcs8'));
  const pass = `pass:${passphrase}`;
  const openssl = (...args: string[]): Buffer => workshop.run('openssl', args);
  workshop.put('bad.crt', openssl('req', '-x509', '-key', 'bad.pem', '-subj', '/CN=bad.example', '-days', '30'));
  const pkcs12 = (...more: string[]): Buffer =>
    openssl('pkcs12', '-export', '-inkey', 'bad.pem', '-in', 'bad.crt', '-passout', pass, ...more);
  const locked: [string, Buffer][] = [
    ['PKCS#8', openssl('pkcs8', '-topk8', '-in', 'bad.pem', '-passout', pass)],
    ['PKCS#8 with triple DES of PKCS#12', openssl('pkcs8', '-topk8', '-in', 'bad.pem', '-v1', 'PBE-SHA1-3DES', '-passout', pass)],
    ['PEM of the old way', openssl('ec', '-in', 'bad.pem', '-aes256', '-passout', pass)],
    ['PKCS#12', pkcs12()],
    ['PKCS#12 without a MAC', pkcs12('-nomac')],
  ];
  const both = locked.flatMap(([name, bytes]): BadFile[] => [
    { name: `${name} with the wrong passphrase (openssl)`, bytes, passphrase: `${passphrase} `, error: { code: 'passphrase-wrong' } },
    { name: `${name} without its passphrase (openssl)`, bytes, error: { code: 'passphrase-needed' } },
  ]);
  const modern = pkcs12();
  const der = openssl('x509', '-in', 'bad.crt', '-outform', 'DER');
  const spki = openssl('pkey', '-in', 'bad.pem', '-pubout', '-outform', 'DER');
  const at = der.indexOf(spki);
  const offCurve = Buffer.from(der);
  offCurve.fill(1, at + spki.length - 64, at + spki.length);
  openssl('dsaparam', '-out', 'dsa.par', '1024');
  const dsa = openssl('gendsa', 'dsa.par');
  const foreign: [string, string[], string, string][] = [
    ['secp256k1', ['ecparam', '-genkey', '-name', 'secp256k1'], 'crv', 'secp256k1'],
    [
      'explicit parameters',
      ['ecparam', '-genkey', '-name', 'prime256v1', '-param_enc', 'explicit', '-noout'],
      'crv',
      'explicit parameters',
    ],
    ['Ed448', ['genpkey', '-algorithm', 'ED448'], 'kty', 'Ed448'],
    ['X448', ['genpkey', '-algorithm', 'X448'], 'kty', 'X448'],
    ['RSA-PSS', ['genpkey', '-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:1024'], 'kty', 'RSASSA-PSS'],
    ['three primes', ['genrsa', '-primes', '3', '-traditional', '2048'], 'version', 'multi-prime RSA'],
  ];
  return [
    ...both,
    ...foreign.map(([name, args, field, actual]): BadFile => ({
      name: `a key of ${name} (openssl)`,
      bytes: openssl(...args),
      error: { code: 'key-unusable', field, actual },
    })),
    { name: 'a key of DSA (openssl)', bytes: dsa, error: { code: dsa.includes('BEGIN DSA') ? 'format-unsupported' : 'key-unusable' } },
    {
      name: 'PKCS#12 with a changed MAC (openssl)',
      bytes: changed(modern, modern.length - 20),
      passphrase,
      error: { code: 'passphrase-wrong' },
    },
    {
      name: 'PKCS#12 with changed content (openssl)',
      bytes: changed(modern, modern.length >> 1),
      passphrase,
      error: { code: 'passphrase-wrong' },
    },
    {
      name: 'PKCS#12 whose key is in RC2 (openssl)',
      bytes: pkcs12('-legacy', '-keypbe', 'PBE-SHA1-RC2-40'),
      passphrase,
      error: { code: 'format-unsupported', actual: 'PBE with SHA-1 and RC2-40' },
    },
    { name: 'PKCS#12 that is cut (openssl)', bytes: modern.subarray(0, -1), error: { code: 'key-malformed', offset: 0 } },
    { name: 'X.509 that is cut (openssl)', bytes: der.subarray(0, -1), error: { code: 'key-malformed', offset: 0 } },
    {
      name: 'X.509 with more behind it (openssl)',
      bytes: Buffer.concat([der, Buffer.alloc(1)]),
      error: { code: 'key-malformed', offset: der.length },
    },
    { name: 'X.509 of a point off the curve (openssl)', bytes: offCurve, error: { code: 'key-malformed', field: 'x' } },
  ];
}

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** OpenSSH's private format, changed byte by byte. */
export function badSsh(workshop: Workshop): BadFile[] {
  workshop.run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'abcd', '-f', 'bad-ed']);
  workshop.run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-a', '2', '-f', 'bad-locked']);
  const blob = (name: string): Buffer =>
    Buffer.from(
      workshop
        .get(name)
        .toString()
        .replace(/-----.*-----|\s/g, ''),
      'base64',
    );
  const [open, locked] = [blob('bad-ed'), blob('bad-locked')];
  const file = (name: string, bytes: Buffer, error: BadFile['error'], typed?: string): BadFile => ({
    name: `OpenSSH private ${name} (ssh-keygen)`,
    bytes: Buffer.from(armored('OPENSSH PRIVATE KEY', bytes)),
    error,
    ...(typed === undefined ? {} : { passphrase: typed }),
  });
  const rounds = Buffer.from(locked);
  rounds.writeUInt32BE(100_000, rounds.indexOf('bcrypt') + 6 + 4 + 4 + 16);
  const named = (from: string, to: string): Buffer => Buffer.from(locked.toString('latin1').replace(from, to), 'latin1');
  return [
    file('with the wrong passphrase', locked, { code: 'passphrase-wrong' }, 'wrong'),
    file('with an empty passphrase', locked, { code: 'passphrase-wrong' }, ''),
    file('without its passphrase', locked, { code: 'passphrase-needed' }),
    file('with 100,000 rounds', rounds, { code: 'kdf-too-costly', actual: '100000' }),
    file('of an unknown cipher', named('aes256-ctr', 'aes256-xxx'), { code: 'format-unsupported', actual: 'aes256-xxx' }),
    file('of an unknown derivation', named('bcrypt', 'argon2'), { code: 'format-unsupported', actual: 'argon2' }),
    file('that is cut', open.subarray(0, -9), { code: 'key-malformed', field: 'openssh.private' }),
    file('with more behind it', Buffer.concat([open, Buffer.alloc(3)]), { code: 'key-malformed', actual: '3 more bytes' }),
    file('with other check numbers', changed(open, open.lastIndexOf('ssh-ed25519') - 5), { code: 'key-malformed' }),
    file('with wrong padding', changed(open, open.length - 1), { code: 'key-malformed', field: 'openssh.private' }),
    file('with another public half', changed(open, open.indexOf('ssh-ed25519') + 20), { code: 'key-malformed', field: 'openssh.public' }),
    file('with another private half', changed(open, open.lastIndexOf('abcd') - 10), { code: 'key-malformed' }),
    file('of another magic', changed(open, 3), { code: 'key-malformed', field: 'openssh' }),
  ];
}
