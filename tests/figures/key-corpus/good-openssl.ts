import type { KeyObject } from 'node:crypto';
import type { GoodFile } from './corpus-file.ts';
import { derOf, kinds, pemOf, privateKey, publicKey, type Kind } from './key-pairs.ts';
import { expectedOf } from './outcome.ts';
import type { Workshop } from './tools.ts';

/** Debian's `jose` takes a blank for the end. */
export const passphrase = 'hunter2-hunter2';
const pass = `pass:${passphrase}`;
const curves: readonly Kind[] = ['P-256', 'P-384', 'P-521'];

/** Everything that OpenSSL 3 writes. */
export function goodOpenSsl(workshop: Workshop): GoodFile[] {
  const files: GoodFile[] = [];
  const add = (name: string, bytes: Buffer, keys: readonly KeyObject[], needs?: string): void => {
    files.push({ name: `${name} (openssl)`, bytes, keys: keys.map(expectedOf), ...(needs === undefined ? {} : { passphrase: needs }) });
  };
  const openssl = (...args: string[]): Buffer => workshop.run('openssl', args);
  for (const kind of kinds) workshop.put(`${kind}.pem`, pemOf(privateKey(kind), 'pkcs8'));
  for (const kind of kinds) {
    const [own, half] = [[privateKey(kind)], [publicKey(kind)]];
    for (const form of ['PEM', 'DER']) {
      add(`PKCS#8 ${form} ${kind}`, openssl('pkey', '-in', `${kind}.pem`, '-outform', form), own);
      add(`SPKI ${form} ${kind}`, openssl('pkey', '-in', `${kind}.pem`, '-pubout', '-outform', form), half);
    }
  }
  for (const form of ['PEM', 'DER']) {
    add(`PKCS#1 private ${form}`, openssl('rsa', '-in', 'RSA.pem', '-traditional', '-outform', form), [privateKey('RSA')]);
    add(`PKCS#1 public ${form}`, openssl('rsa', '-in', 'RSA.pem', '-RSAPublicKey_out', '-outform', form), [publicKey('RSA')]);
    for (const kind of curves) add(`SEC1 ${form} ${kind}`, openssl('ec', '-in', `${kind}.pem`, '-outform', form), [privateKey(kind)]);
  }
  const parameters = openssl('ecparam', '-name', 'prime256v1');
  const sec1 = openssl('ec', '-in', 'P-256.pem');
  add('SEC1 after EC PARAMETERS', Buffer.concat([parameters, sec1]), [privateKey('P-256')]);
  add('SEC1 without its public half', openssl('ec', '-in', 'P-384.pem', '-no_public'), [privateKey('P-384')]);
  add('SPKI with a compressed point', openssl('ec', '-in', 'P-256.pem', '-pubout', '-conv_form', 'compressed'), [publicKey('P-256')]);
  for (const [cipher, hash] of [
    ['aes128', 'SHA1'],
    ['aes192', 'SHA224'],
    ['aes256', 'SHA256'],
    ['aes-256-cbc', 'SHA384'],
    ['des3', 'SHA512'],
  ] as const) {
    const args = ['pkcs8', '-topk8', '-in', 'RSA.pem', '-v2', cipher, '-v2prf', `hmacWith${hash}`, '-passout', pass];
    add(`encrypted PKCS#8, ${cipher}, HMAC-${hash}`, openssl(...args), [privateKey('RSA')], passphrase);
  }
  for (const [name, ...choice] of [
    ['scrypt', '-scrypt'],
    ['PBE-SHA1-3DES', '-v1', 'PBE-SHA1-3DES'],
    ['100,000 rounds', '-iter', '100000'],
  ]) {
    const args = ['pkcs8', '-topk8', '-in', 'Ed25519.pem', ...choice, '-outform', 'DER', '-passout', pass];
    add(`encrypted PKCS#8 DER, ${name}`, openssl(...args), [privateKey('Ed25519')], passphrase);
  }
  for (const cipher of ['aes128', 'aes192', 'aes256', 'des3']) {
    add(
      `PEM encrypted the old way, ${cipher}`,
      openssl('rsa', '-in', 'RSA.pem', '-traditional', `-${cipher}`, '-passout', pass),
      [privateKey('RSA')],
      passphrase,
    );
  }
  add('SEC1 encrypted the old way', openssl('ec', '-in', 'P-521.pem', '-aes256', '-passout', pass), [privateKey('P-521')], passphrase);
  addCertificates(workshop, add);
  return files;
}

type Add = (name: string, bytes: Buffer, keys: readonly KeyObject[], needs?: string) => void;

function addCertificates(workshop: Workshop, add: Add): void {
  const openssl = (...args: string[]): Buffer => workshop.run('openssl', args);
  const root = openssl('req', '-x509', '-key', 'RSA.pem', '-subj', '/CN=root.example', '-days', '365');
  workshop.put('root.crt', root);
  workshop.put('leaf.csr', openssl('req', '-new', '-key', 'P-256.pem', '-subj', '/CN=leaf.example/O=Example'));
  const leaf = openssl('x509', '-req', '-in', 'leaf.csr', '-CA', 'root.crt', '-CAkey', 'RSA.pem', '-days', '90', '-set_serial', '7');
  workshop.put('leaf.crt', leaf);
  const key = Buffer.from(pemOf(privateKey('P-256'), 'pkcs8'));
  add('X.509 PEM', root, [publicKey('RSA')]);
  add('X.509 DER', openssl('x509', '-in', 'root.crt', '-outform', 'DER'), [publicKey('RSA')]);
  add('X.509 PEM with its text', openssl('x509', '-in', 'root.crt', '-text'), [publicKey('RSA')]);
  add('a chain', Buffer.concat([leaf, root]), [publicKey('P-256')]);
  add('a key with its chain', Buffer.concat([key, leaf, root]), [privateKey('P-256')]);
  add('a certificate before its key', Buffer.concat([leaf, key]), [privateKey('P-256')]);
  const pkcs12 = (...args: string[]): Buffer =>
    openssl('pkcs12', '-export', '-inkey', 'P-256.pem', '-in', 'leaf.crt', '-certfile', 'root.crt', ...args);
  const own = [privateKey('P-256')];
  add('PKCS#12', pkcs12('-passout', pass), own, passphrase);
  add('PKCS#12 with a name', pkcs12('-name', 'Schlüssel 열쇠', '-passout', pass), own, passphrase);
  add(
    'PKCS#12 with AES-128 and 10,000 rounds',
    pkcs12('-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-iter', '10000', '-passout', pass),
    own,
    passphrase,
  );
  add('PKCS#12 with a MAC of SHA-512', pkcs12('-macalg', 'sha512', '-passout', pass), own, passphrase);
  add(
    'PKCS#12 with triple DES',
    pkcs12('-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1', '-passout', pass),
    own,
    passphrase,
  );
  add('PKCS#12 whose certificates are in RC2', pkcs12('-legacy', '-passout', pass), own, passphrase);
  add('PKCS#12 with an empty passphrase', pkcs12('-passout', 'pass:'), own, '');
  add('PKCS#12 without a MAC', pkcs12('-nomac', '-passout', pass), own, passphrase);
  add('PKCS#12 in the clear', pkcs12('-nomac', '-keypbe', 'NONE', '-certpbe', 'NONE', '-passout', pass), own);
  workshop.put('bags.p12', pkcs12('-name', 'bags', '-passout', pass));
  add('PKCS#12 written out with its bag attributes', openssl('pkcs12', '-in', 'bags.p12', '-nodes', '-passin', pass), own);
  add('two keys in one PEM', Buffer.from(pemOf(privateKey('Ed25519'), 'pkcs8') + pemOf(privateKey('RSA'), 'pkcs1')), [
    privateKey('Ed25519'),
    privateKey('RSA'),
  ]);
  add('a private key and its public half', Buffer.from(pemOf(publicKey('RSA'), 'spki') + pemOf(privateKey('RSA'), 'pkcs8')), [
    privateKey('RSA'),
  ]);
  add('PKCS#8 DER of a small curve key', derOf(privateKey('X25519', 1), 'pkcs8'), [privateKey('X25519', 1)]);
}
