import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { importPem } from '../../../electron/engine/keys/import/pem.ts';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { selfSignedCertificate } from '../../vectors/attacks/certificate.ts';
import { goodKey } from '../../vectors/attacks/good.ts';

const options = { name: 'pem' };
const rsa = goodKey('RS256');
const ec = goodKey('ES512');
const ed = goodKey('EdDSA');

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function exported(key: KeyObject, type: 'spki' | 'pkcs1' | 'pkcs8' | 'sec1'): string {
  return String(key.export({ type, format: 'pem' }));
}

const certificate = pem('CERTIFICATE', selfSignedCertificate(rsa.signing.key, 'issuer.example'));
const forms: [string, string, KeyObject][] = [
  ['SPKI, RSA', exported(rsa.verifier.node, 'spki'), rsa.verifier.node],
  ['SPKI, EC', exported(ec.verifier.node, 'spki'), ec.verifier.node],
  ['SPKI, Ed25519', exported(ed.verifier.node, 'spki'), ed.verifier.node],
  ['PKCS#1 public', exported(rsa.verifier.node, 'pkcs1'), rsa.verifier.node],
  ['PKCS#1 private', exported(rsa.signing.key, 'pkcs1'), rsa.verifier.node],
  ['PKCS#8, RSA', exported(rsa.signing.key, 'pkcs8'), rsa.verifier.node],
  ['PKCS#8, Ed25519', exported(ed.signing.key, 'pkcs8'), ed.verifier.node],
  ['SEC1', exported(ec.signing.key, 'sec1'), ec.verifier.node],
  [
    'SEC1 after EC PARAMETERS',
    `-----BEGIN EC PARAMETERS-----\nBgUrgQQAIw==\n-----END EC PARAMETERS-----\n${exported(ec.signing.key, 'sec1')}`,
    ec.verifier.node,
  ],
  ['a certificate', certificate, rsa.verifier.node],
  [
    'a chain of certificates',
    certificate + pem('CERTIFICATE', selfSignedCertificate(createPrivateKey(exported(rsa.signing.key, 'pkcs8')), 'root')),
    rsa.verifier.node,
  ],
  ['CRLF', exported(ec.verifier.node, 'spki').replaceAll('\n', '\r\n'), ec.verifier.node],
  ['one line with \\n written out', exported(ec.verifier.node, 'spki').replaceAll('\n', '\\n'), ec.verifier.node],
  ['text around it', `Key of the staging server\n${exported(ec.verifier.node, 'spki')}\nbye`, ec.verifier.node],
];

for (const [name, text, expected] of forms) {
  test(`reads ${name}, and of a private key only the public half`, () => {
    const imported = importPem(text, options);
    expect(imported.ok && imported.value.node.type).toBe('public');
    expect(imported.ok && thumbprint(imported.value.node)).toBe(thumbprint(expected));
  });
}

const spki = exported(rsa.verifier.node, 'spki');
const refused: [string, string, object][] = [
  ['no PEM', 'hello', { code: 'key-malformed', expected: '-----BEGIN …-----' }],
  ['no end', spki.replace(/-----END.*/, ''), { code: 'key-malformed', expected: '-----END PUBLIC KEY-----', line: 1 }],
  ['a foreign character', spki.replace(/^(.*\n.{9})./, '$1?'), { code: 'key-malformed', line: 2, column: 10 }],
  ['a cut body', spki.replace(/^(.*\n).*\n/, '$1'), { code: 'key-malformed' }],
  ['another label', spki.replaceAll('PUBLIC KEY', 'PGP MESSAGE'), { code: 'key-malformed', actual: 'PGP MESSAGE' }],
  ['the wrong label', spki.replaceAll('PUBLIC KEY', 'CERTIFICATE'), { code: 'key-malformed' }],
  ['two keys', spki + exported(ec.verifier.node, 'spki'), { code: 'key-malformed', expected: 'one key' }],
  ['100 KB', 'x'.repeat(100_000), { code: 'key-malformed', expected: 'at most 65536 bytes' }],
  [
    'an encrypted key',
    String(ec.signing.key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })),
    { code: 'passphrase-needed', field: 'pem' },
  ],
  [
    'a key encrypted in the old way',
    String(ec.signing.key.export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })),
    { code: 'passphrase-needed', field: 'pem' },
  ],
  ['1024 bits', exported(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey, 'spki'), { code: 'key-unusable', field: 'n' }],
  ['secp256k1', exported(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey, 'spki'), { code: 'key-unusable', field: 'crv' }],
  ['X25519', exported(generateKeyPairSync('x25519').publicKey, 'spki'), { code: 'key-unusable', field: 'kty' }],
];

for (const [name, text, error] of refused) {
  test(`refuses ${name}`, () => {
    expect(importPem(text, options)).toMatchObject({ ok: false, error });
  });
}
