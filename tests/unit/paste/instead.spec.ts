import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { insteadOf } from '../../../electron/engine/inspect/paste/instead.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicJwk = ec.publicKey.export({ format: 'jwk' });
const privateJwk = ec.privateKey.export({ format: 'jwk' });
const secretJwk = { kty: 'oct', k: Buffer.alloc(32, 1).toString('base64url') };
const publicPem = ec.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const encode = (text: string) => Buffer.from(text).toString('base64url');
const pem = (label: string) => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`;

const texts: [name: string, text: string, instead: ReturnType<typeof insteadOf>][] = [
  ['a JWK', JSON.stringify(publicJwk, null, 2), 'public-key'],
  ['a JWKS', ` ${JSON.stringify({ keys: [publicJwk, publicJwk] })}\n`, 'public-key'],
  ['a public PEM', publicPem, 'public-key'],
  ['a certificate', pem('CERTIFICATE'), 'public-key'],
  ['a private JWK', JSON.stringify(privateJwk), 'private-key'],
  ['a secret as a JWK', JSON.stringify(secretJwk), 'private-key'],
  ['a JWKS with one private key', JSON.stringify({ keys: [publicJwk, privateJwk] }), 'private-key'],
  ['a private PEM', ec.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 'private-key'],
  ['a private PEM of its own kind', ec.privateKey.export({ format: 'pem', type: 'sec1' }).toString(), 'private-key'],
  ['an encrypted PEM', pem('ENCRYPTED PRIVATE KEY'), 'private-key'],
  ['an OpenSSH key', pem('OPENSSH PRIVATE KEY'), 'private-key'],
  ['a certificate with its key after it', `${pem('CERTIFICATE')}\n${pem('RSA PRIVATE KEY')}`, 'private-key'],
  ['claims', '{ "sub": "me", "roles": ["a"] }', 'claims'],
  ['a payload', encode('{"iss":"https://id.example","exp":1}'), 'segment'],
  ['a payload with spaces around it', `  ${encode('{ "roles": [] }')}\n`, 'segment'],
  ['other JSON', '{"a":1}', null],
  ['an empty set', '{"keys":[]}', null],
  ['broken JSON', '{"sub":', null],
  ['a list', '[{"sub":"me"}]', null],
  ['base64url of something else', encode('hello world'), null],
  ['prose', 'A PUBLIC KEY is no secret', null],
  ['nothing', '', null],
  ['more than is looked into', `{"sub":"${'a'.repeat(65_536)}"}`, null],
];

test('what a text is that holds no token', () => {
  expect(texts.map(([name, text]) => [name, insteadOf(text)])).toEqual(texts.map(([name, , instead]) => [name, instead]));
});
