import { createSecretKey, randomBytes } from 'node:crypto';
import { CompactEncrypt, FlattenedEncrypt } from 'jose';
import type { GoodFile } from './corpus-file.ts';
import { bits, integer, octets, oid, sequence, tlv } from './der-writer.ts';
import { passphrase } from './good-openssl.ts';
import { derOf, jwkOf, kinds, pemOf, privateKey, publicKey } from './key-pairs.ts';
import { expectedOf } from './outcome.ts';

/** What people paste, and what no tool at hand writes. */
export async function goodOwn(): Promise<GoodFile[]> {
  return [...wrapped(), ...rawSecrets(), ...jwks(), ...structures(), ...(await encryptedJwks())];
}

/** One key in every wrapping that a clipboard or an editor gives it. */
function wrapped(): GoodFile[] {
  const key = privateKey('P-256');
  const pem = pemOf(key, 'pkcs8');
  const inOneLine = pem.replaceAll('\n', '\\n');
  const utf16 = Buffer.from(`\ufeff${pem}`, 'utf16le');
  const forms: [string, string | Buffer][] = [
    ['PEM with CRLF', pem.replaceAll('\n', '\r\n')],
    ['PEM on one line', inOneLine],
    ['PEM on one line with \\r\\n', pem.replaceAll('\n', '\\r\\n')],
    ['PEM on one line, escaped twice', pem.replaceAll('\n', '\\\\n')],
    ['PEM in quotes', `"${inOneLine}"`],
    ['PEM in an assignment', `export JWT_KEY="${inOneLine}"\n`],
    ['PEM over lines in an assignment', `JWT_KEY='${pem}'`],
    ['PEM after bag attributes', `Bag Attributes\n    friendlyName: x\nKey Attributes: <No Attributes>\n${pem}`],
    ['PEM indented in YAML', `key: |\n${pem.replaceAll(/^/gm, '    ')}`],
    ['PEM with blanks for breaks', pem.trim().replaceAll('\n', ' ')],
    ['PEM in the JSON of a service account', JSON.stringify({ type: 'service_account', private_key_id: 'abc', private_key: pem })],
    ['PEM after a byte order mark', `\ufeff${pem}`],
    ['PEM in UTF-16', utf16],
    ['PEM in big-endian UTF-16', Buffer.from(utf16).swap16()],
    ['base64 of PKCS#8 without lines', derOf(key, 'pkcs8').toString('base64')],
    [
      'base64 of PKCS#8 in lines',
      (
        derOf(key, 'pkcs8')
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\n'),
    ],
    ['JWK after a byte order mark', `\ufeff${JSON.stringify(jwkOf(key))}`],
    ['JWK with blanks around it', `\n  ${JSON.stringify(jwkOf(key), null, 2)}\n\n`],
  ];
  return forms.map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes), keys: [expectedOf(key)] }));
}

function rawSecrets(): GoodFile[] {
  const secret = Buffer.concat([Buffer.from([0xfb, 0xef, 0xff]), randomBytes(45)]);
  const asSecret = (bytes: Buffer): GoodFile['keys'] => [expectedOf(createSecretKey(bytes))];
  const phrase = Buffer.from('correct horse battery staple, 열쇠');
  return [
    { name: 'a secret in hexadecimal', bytes: Buffer.from(secret.toString('hex')), keys: asSecret(secret) },
    {
      name: 'a secret in upper-case hexadecimal',
      bytes: Buffer.from(`${secret.toString('hex').toUpperCase()}\n`),
      keys: asSecret(secret),
      file: 'secret.txt',
    },
    { name: 'a secret in base64', bytes: Buffer.from(`${secret.toString('base64')}\n`), keys: asSecret(secret) },
    { name: 'a secret in base64url', bytes: Buffer.from(secret.toString('base64url')), keys: asSecret(secret) },
    { name: 'a secret as text', bytes: Buffer.from(`${phrase.toString()}\r\n`), keys: asSecret(phrase), file: 'phrase.txt' },
    { name: 'a short secret as text', bytes: Buffer.from('secret'), keys: asSecret(Buffer.from('secret')) },
    { name: 'a secret in bytes', bytes: secret, keys: asSecret(secret), file: 'secret.bin' },
  ];
}

function jwks(): GoodFile[] {
  const all = kinds.flatMap((kind) => [privateKey(kind), publicKey(kind)]);
  const single = all.map((key): GoodFile => ({
    name: `JWK ${key.asymmetricKeyType ?? ''} ${key.type}`,
    bytes: Buffer.from(JSON.stringify(jwkOf(key))),
    keys: [expectedOf(key)],
  }));
  const set = { keys: kinds.map((kind, index) => ({ ...jwkOf(publicKey(kind)), kid: `key-${index}` })) };
  const withUnknown = { keys: [{ kty: 'FUTURE', kid: 'x' }, jwkOf(publicKey('RSA'))] };
  return [
    ...single,
    { name: 'JWK Set, public', bytes: Buffer.from(JSON.stringify(set)), keys: kinds.map((kind) => expectedOf(publicKey(kind))) },
    { name: 'JWK Set with a key of the future', bytes: Buffer.from(JSON.stringify(withUnknown)), keys: [expectedOf(publicKey('RSA'))] },
  ];
}

function structures(): GoodFile[] {
  const [own, half] = [privateKey('Ed25519'), publicKey('Ed25519')];
  const [d, x] = [Buffer.from(jwkOf(own).d ?? '', 'base64url'), Buffer.from(jwkOf(half).x ?? '', 'base64url')];
  const second = sequence(integer(1), sequence(oid('1.3.101.112')), octets(octets(d)), tlv(0x81, Buffer.alloc(1), x));
  const withAttributes = sequence(integer(0), sequence(oid('1.3.101.112')), octets(octets(d)), tlv(0xa0));
  const { n = '', e = '' } = jwkOf(publicKey('RSA'));
  const withoutNull = sequence(
    sequence(oid('1.2.840.113549.1.1.1')),
    bits(sequence(integer(Buffer.from(n, 'base64url')), integer(Buffer.from(e, 'base64url')))),
  );
  return [
    { name: 'PKCS#8 version 2 with its public half', bytes: second, keys: [expectedOf(own)] },
    { name: 'PKCS#8 with attributes', bytes: withAttributes, keys: [expectedOf(own)] },
    { name: 'SPKI of RSA without NULL', bytes: withoutNull, keys: [expectedOf(publicKey('RSA'))] },
  ];
}

async function encryptedJwks(): Promise<GoodFile[]> {
  const key = privateKey('P-521');
  const plain = Buffer.from(JSON.stringify(jwkOf(key)));
  const files: GoodFile[] = [];
  const contents = ['A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512', 'A128GCM', 'A192GCM', 'A256GCM'];
  for (const [index, enc] of contents.entries()) {
    const alg = ['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW'][index % 3] ?? '';
    const jwe = await new CompactEncrypt(plain)
      .setProtectedHeader({ alg, enc, cty: 'jwk+json' })
      .setKeyManagementParameters({ p2c: 1_000 + index, p2s: randomBytes(16) })
      .encrypt(Buffer.from(passphrase));
    files.push({ name: `encrypted JWK, ${alg}, ${enc}`, bytes: Buffer.from(`${jwe}\n`), keys: [expectedOf(key)], passphrase });
  }
  const set = Buffer.from(JSON.stringify({ keys: [jwkOf(key), jwkOf(privateKey('RSA'))] }));
  const flattened = await new FlattenedEncrypt(set)
    .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' })
    .setKeyManagementParameters({ p2c: 2_000, p2s: randomBytes(16) })
    .setAdditionalAuthenticatedData(Buffer.from('beside'))
    .encrypt(Buffer.from(passphrase));
  files.push({
    name: 'encrypted JWK Set, flattened, with aad',
    bytes: Buffer.from(JSON.stringify(flattened)),
    keys: [expectedOf(key), expectedOf(privateKey('RSA'))],
    passphrase,
  });
  return files;
}
