import type { BadFile } from './corpus-file.ts';
import { bits, integer, nothing, octets, oid, sequence, tlv } from './der-writer.ts';
import { armored, derOf, jwkOf, pemOf, privateKey, publicKey, type Jwk } from './key-pairs.ts';

const rsaOid = '1.2.840.113549.1.1.1';
const ecOid = '1.2.840.10045.2.1';

/** Broken DER of every kind of key, broken PEM, and well-made structures of what is not supported. */
export function badStructures(): BadFile[] {
  return [...damaged(), ...foreignKinds(), ...brokenPem(), ...numbers()];
}

function damaged(): BadFile[] {
  const forms: [string, Buffer][] = [
    ['PKCS#8 RSA', derOf(privateKey('RSA'), 'pkcs8')],
    ['PKCS#8 EC', derOf(privateKey('P-256'), 'pkcs8')],
    ['PKCS#8 Ed25519', derOf(privateKey('Ed25519'), 'pkcs8')],
    ['PKCS#1 private', derOf(privateKey('RSA'), 'pkcs1')],
    ['PKCS#1 public', derOf(publicKey('RSA'), 'pkcs1')],
    ['SEC1', derOf(privateKey('P-384'), 'sec1')],
    ['SPKI RSA', derOf(publicKey('RSA'), 'spki')],
    ['SPKI EC', derOf(publicKey('P-521'), 'spki')],
    ['SPKI X25519', derOf(publicKey('X25519'), 'spki')],
  ];
  return forms.flatMap(([name, der]) => {
    const label = 'PRIVATE KEY';
    const headBytes = (der[1] ?? 0) < 0x80 ? 2 : 2 + ((der[1] ?? 0) & 0x7f);
    const content = der.subarray(headBytes);
    const longer = Buffer.concat([Buffer.from([0x30, 0x84]), lengthOfFour(content.length), content]);
    const foreignMember = Buffer.concat([content, nothing]);
    return [
      { name: `${name}, its last byte lost`, bytes: der.subarray(0, -1), error: { code: 'key-malformed', offset: 0 } },
      { name: `${name}, a byte more`, bytes: Buffer.concat([der, Buffer.alloc(1)]), error: { code: 'key-malformed', offset: der.length } },
      {
        name: `${name}, length not in its shortest form`,
        bytes: longer,
        error: { code: 'key-malformed', expected: 'the shortest form of a length' },
      },
      {
        name: `${name}, indefinite length`,
        bytes: Buffer.concat([Buffer.from([0x30, 0x80]), content, Buffer.alloc(2)]),
        error: { code: 'format-unsupported' },
      },
      {
        name: `${name}, a member more`,
        bytes: sequence(foreignMember),
        error: { code: 'key-malformed', offset: sequence(foreignMember).length - 2 },
      },
      {
        name: `${name}, half of it in PEM`,
        bytes: Buffer.from(armored(label, der.subarray(0, der.length >> 1))),
        error: { code: 'key-malformed', line: 2, column: 1 },
      },
    ] satisfies BadFile[];
  });
}

function lengthOfFour(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

function foreignKinds(): BadFile[] {
  const spki = (algorithm: Buffer, key: Buffer): Buffer => sequence(algorithm, bits(key));
  const point = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]);
  const kinds: [string, Buffer, string, string][] = [
    ['secp256k1', spki(sequence(oid(ecOid), oid('1.3.132.0.10')), point), 'crv', 'secp256k1'],
    ['P-224', spki(sequence(oid(ecOid), oid('1.3.132.0.33')), point), 'crv', 'P-224'],
    ['brainpoolP256r1', spki(sequence(oid(ecOid), oid('1.3.36.3.3.2.8.1.1.7')), point), 'crv', 'brainpoolP256r1'],
    ['explicit parameters', spki(sequence(oid(ecOid), sequence(integer(1))), point), 'crv', 'explicit parameters'],
    ['parameters of the issuer', spki(sequence(oid(ecOid), nothing), point), 'crv', 'parameters of the issuer'],
    ['Ed448', spki(sequence(oid('1.3.101.113')), Buffer.alloc(57, 7)), 'kty', 'Ed448'],
    ['X448', spki(sequence(oid('1.3.101.111')), Buffer.alloc(56, 7)), 'kty', 'X448'],
    ['DSA', spki(sequence(oid('1.2.840.10040.4.1'), sequence(integer(7))), integer(7)), 'kty', 'DSA'],
    ['RSASSA-PSS', spki(sequence(oid('1.2.840.113549.1.1.10')), Buffer.from(derOf(publicKey('RSA'), 'pkcs1'))), 'kty', 'RSASSA-PSS'],
    ['ML-DSA-65', spki(sequence(oid('2.16.840.1.101.3.4.3.18')), Buffer.alloc(1952, 7)), 'kty', 'ML-DSA-65'],
    ['ML-KEM-768', spki(sequence(oid('2.16.840.1.101.3.4.4.2')), Buffer.alloc(1184, 7)), 'kty', 'ML-KEM-768'],
    ['an unknown algorithm', spki(sequence(oid('1.2.3.4')), Buffer.alloc(9, 7)), 'kty', '1.2.3.4'],
  ];
  return kinds.map(([name, bytes, field, actual]) => ({ name: `SPKI of ${name}`, bytes, error: { code: 'key-unusable', field, actual } }));
}

function brokenPem(): BadFile[] {
  const pem = pemOf(privateKey('P-256'), 'pkcs8');
  const file = (name: string, text: string, error: BadFile['error']): BadFile => ({ name: `PEM ${name}`, bytes: Buffer.from(text), error });
  return [
    file('with a foreign character', pem.replace(/^(.*\n.{9})./, '$1?'), { code: 'key-malformed', line: 2, column: 10 }),
    file('with a foreign character, in CRLF, after text', `hello\r\n${pem.replaceAll('\n', '\r\n').replace(/^(.*\r\n.{9})./, '$1?')}`, {
      code: 'key-malformed',
      line: 3,
      column: 10,
    }),
    file('without an end', pem.replace(/-----END.*/, ''), {
      code: 'key-malformed',
      line: 1,
      column: 1,
      expected: '-----END PRIVATE KEY-----',
    }),
    file('with another end', pem.replace('END PRIVATE', 'END PUBLIC'), {
      code: 'key-malformed',
      line: 1,
      expected: '-----END PRIVATE KEY-----',
    }),
    file('with a cut first line', pem.replace('KEY-----\n', 'KEY\n'), { code: 'key-malformed', line: 1, column: 1 }),
    file('without a body', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n', { code: 'key-malformed', line: 2 }),
    file('with padding inside', pem.replace(/\n(.{8})../, '\n$1=='), { code: 'key-malformed', line: 2, column: 9 }),
    file('with a line lost', pem.replace(/\n.{64}\n/, '\n'), { code: 'key-malformed' }),
    file('with the wrong label', pem.replaceAll('PRIVATE', 'PUBLIC'), { code: 'key-malformed', line: 2 }),
    file('of PGP', pem.replaceAll('PRIVATE KEY', 'PGP PRIVATE KEY BLOCK'), { code: 'format-unsupported', actual: 'PGP PRIVATE KEY BLOCK' }),
    file('of a certificate request', pem.replaceAll('PRIVATE KEY', 'CERTIFICATE REQUEST'), {
      code: 'format-unsupported',
      actual: 'CERTIFICATE REQUEST',
    }),
    file('of DSA', pem.replaceAll('PRIVATE KEY', 'DSA PRIVATE KEY'), { code: 'format-unsupported', actual: 'DSA PRIVATE KEY' }),
    file('with parameters only', '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n', {
      code: 'nothing-to-import',
    }),
    file(
      'encrypted in DES',
      `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,0011223344556677\n\nAAAAAAAAAAA=\n-----END RSA PRIVATE KEY-----`,
      { code: 'format-unsupported', field: 'DEK-Info', actual: 'DES-CBC' },
    ),
    file(
      'encrypted with a cut IV',
      `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0011\n\nAAAAAAAAAAA=\n-----END RSA PRIVATE KEY-----`,
      { code: 'key-malformed', field: 'DEK-Info' },
    ),
    file(
      'with a header but no cipher',
      `-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-128-CBC,0011\n\nAAAAAAAAAAA=\n-----END RSA PRIVATE KEY-----`,
      { code: 'key-malformed', field: 'Proc-Type' },
    ),
  ];
}

const rsaNames = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** Numbers that do not belong together, in JWK and in DER. */
function numbers(): BadFile[] {
  const own = jwkOf(privateKey('RSA'));
  const other = jwkOf(privateKey('RSA', 1));
  const pkcs1 = (jwk: Jwk, version = 0): Buffer =>
    sequence(integer(version), ...rsaNames.map((name) => integer(Buffer.from(String(jwk[name]), 'base64url'))));
  const swaps: [string, Jwk, string?][] = [
    ['n of another key', { ...own, n: String(other.n) }, 'd'],
    ['d of another key', { ...own, d: String(other.d) }],
    ['p of another key', { ...own, p: String(other.p) }],
    ['q of another key', { ...own, q: String(other.q) }],
    ['dp of another key', { ...own, dp: String(other.dp) }, 'dp'],
    ['dq of another key', { ...own, dq: String(other.dq) }, 'dq'],
    ['qi of another key', { ...own, qi: String(other.qi) }, 'qi'],
    ['e of 3', { ...own, e: 'Aw' }],
    ['p and q the same', { ...own, q: String(own.p) }, 'p'],
  ];
  const files = swaps.flatMap(([name, jwk, field]): BadFile[] => {
    const error = { code: 'key-malformed' as const, ...(field === undefined ? {} : { field }) };
    return [
      { name: `JWK RSA, ${name}`, bytes: Buffer.from(JSON.stringify(jwk)), error },
      { name: `PKCS#1, ${name}`, bytes: pkcs1(jwk), error },
    ];
  });
  const d = Buffer.from(String(jwkOf(privateKey('P-256')).d), 'base64url');
  const elsewhere = Buffer.concat([
    Buffer.from([4]),
    ...['x', 'y'].map((name) => Buffer.from(String(jwkOf(publicKey('P-256', 1))[name]), 'base64url')),
  ]);
  const curve = oid('1.2.840.10045.3.1.7');
  const sec1 = (number: Buffer, ...more: Buffer[]): Buffer => sequence(integer(1), octets(number), tlv(0xa0, curve), ...more);
  const ec = sequence(oid(ecOid), curve);
  return [
    ...files,
    { name: 'PKCS#1 with three primes', bytes: pkcs1(own, 1), error: { code: 'key-unusable', actual: 'multi-prime RSA' } },
    { name: 'PKCS#1 of version 2', bytes: pkcs1(own, 2), error: { code: 'key-malformed' } },
    {
      name: 'SEC1 with the public half of another key',
      bytes: sec1(d, tlv(0xa1, bits(elsewhere))),
      error: { code: 'key-malformed', field: 'd' },
    },
    { name: 'SEC1 with a short number', bytes: sec1(d.subarray(1)), error: { code: 'key-malformed', field: 'd', expected: '32 bytes' } },
    { name: 'SEC1 with zero', bytes: sec1(Buffer.alloc(32)), error: { code: 'key-malformed', field: 'd' } },
    { name: 'SEC1 beyond the order', bytes: sec1(Buffer.alloc(32, 0xff)), error: { code: 'key-malformed', field: 'd' } },
    { name: 'SEC1 without a curve', bytes: sequence(integer(1), octets(d)), error: { code: 'key-malformed', field: 'sec1.parameters' } },
    {
      name: 'SPKI with a point off the curve',
      bytes: sequence(ec, bits(Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]))),
      error: { code: 'key-malformed', field: 'x', expected: 'a point on the curve' },
    },
    {
      name: 'SPKI with a hybrid point',
      bytes: sequence(ec, bits(Buffer.concat([Buffer.from([6]), elsewhere.subarray(1)]))),
      error: { code: 'key-malformed', field: 'x' },
    },
    {
      name: 'SPKI of Ed25519 with 31 bytes',
      bytes: sequence(sequence(oid('1.3.101.112')), bits(Buffer.alloc(31, 7))),
      error: { code: 'key-malformed', field: 'x' },
    },
    {
      name: 'PKCS#8 of Ed25519 with the half of another',
      bytes: sequence(
        integer(1),
        sequence(oid('1.3.101.112')),
        octets(octets(Buffer.alloc(32, 7))),
        tlv(0x81, Buffer.alloc(1), Buffer.alloc(32, 9)),
      ),
      error: { code: 'key-malformed', field: 'd' },
    },
    {
      name: 'SPKI of RSA with a negative modulus',
      bytes: sequence(sequence(oid(rsaOid), nothing), bits(sequence(tlv(0x02, Buffer.from([0x80, 1])), integer(3)))),
      error: { code: 'key-malformed', expected: 'a number of 0 or more' },
    },
    {
      name: 'SPKI of RSA with 256 bits',
      bytes: sequence(sequence(oid(rsaOid), nothing), bits(sequence(integer(Buffer.alloc(32, 0xc1)), integer(65537)))),
      error: { code: 'key-unusable', field: 'n', actual: '256 bits' },
    },
    {
      name: 'SPKI of RSA with 20,000 bits',
      bytes: sequence(sequence(oid(rsaOid), nothing), bits(sequence(integer(Buffer.alloc(2500, 0xc1)), integer(65537)))),
      error: { code: 'key-unusable', field: 'n', actual: '20000 bits' },
    },
    {
      name: 'SPKI of RSA with an even exponent',
      bytes: sequence(sequence(oid(rsaOid), nothing), bits(sequence(integer(Buffer.alloc(256, 0xc1)), integer(65536)))),
      error: { code: 'key-unusable', field: 'e' },
    },
  ];
}
