import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { importSecretBytes } from '../../../electron/engine/keys/import/secret.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { jwkOf, pemOf, privateKey, publicKey } from '../../figures/key-corpus/key-pairs.ts';
import { goodClaims, goodKey, headerText, signText } from '../../vectors/attacks/good.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { given, read } from '../keys-import/given-sessions.ts';
import { now } from './judging.ts';

test('a pasted private key judges by its public half, under the name of the preview', async () => {
  const here = given();
  const { signing } = goodKey('ES256');
  const { session, found } = await read(here, [{ name: 'signer.pem', text: pemOf(signing.key, 'pkcs8') }]);
  const [key] = valueOf(here.sessions.candidates(session, null));
  expect(key).toMatchObject({ isUsable: true, id: `given:${session}:0`, name: 'signer', kid: null, algorithms: ['ES256'], isWeak: false });
  expect(key?.isUsable === true && 'node' in key && key.node.type).toBe('public');
  expect(found[0]?.name).toBe('signer');
  const token = await signText(headerText(signing), goodClaims, signing);
  const { verdict } = await verifyToken(token, key === undefined ? [] : [key], defaultPolicy, now);
  expect(verdict).toMatchObject({ valid: true, key: { id: `given:${session}:0`, name: 'signer' } });
});

test('what a JWK says of itself holds; what cannot judge says why', async () => {
  const here = given();
  const keys = [
    { ...jwkOf(publicKey('P-256')), kid: 'a', alg: 'ES256', use: 'sig' },
    { ...jwkOf(publicKey('P-256')), kid: 'a', alg: 'ES256', use: 'sig' },
    { ...jwkOf(publicKey('P-384')), kid: 'b', use: 'enc' },
    { ...jwkOf(publicKey('RSA')), kid: 'c', alg: 'PS384' },
    { ...jwkOf(publicKey('RSA')), kid: 'd' },
  ];
  const { session } = await read(here, [JSON.stringify({ keys })]);
  const candidates = valueOf(here.sessions.candidates(session, null));
  expect(candidates).toMatchObject([
    { isUsable: true, kid: 'a', algorithms: ['ES256'], isPinned: true },
    { isUsable: false, kid: 'b', problem: { code: 'key-unusable' } },
    { isUsable: true, kid: 'c', algorithms: ['PS384'], isPinned: true },
    { isUsable: true, kid: 'd', isPinned: false },
  ]);
  expect(candidates.map(({ id }) => id)).toEqual([0, 2, 3, 4].map((index) => `given:${session}:${index}`));
});

test('a raw secret is read as it was asked for, else in the likeliest way; a weak one judges and is marked', async () => {
  const here = given();
  const bytes = randomBytes(32);
  const { session, found } = await read(here, [bytes.toString('hex')]);
  const secretOf = (encoding: 'hex' | 'utf8' | null) => {
    const [key] = valueOf(here.sessions.candidates(session, encoding));
    if (key === undefined || !key.isUsable || !('node' in key)) return key;
    return key.node.export().toString('hex');
  };
  expect(secretOf('hex')).toBe(bytes.toString('hex'));
  expect(secretOf('utf8')).toBe(Buffer.from(bytes.toString('hex')).toString('hex'));
  expect(secretOf(null)).toBe(found[0]?.readings[0]?.encoding === 'hex' ? secretOf('hex') : secretOf('utf8'));

  const weak = await read(here, ['secret']);
  const [key] = valueOf(here.sessions.candidates(weak.session, 'utf8'));
  expect(key).toMatchObject({ isUsable: true, isWeak: true, algorithms: ['HS256', 'HS384', 'HS512'] });
  expect(importSecretBytes(Buffer.from('secret'), { name: 's' })).toMatchObject({ error: { code: 'key-unusable' } });
  const [unread] = valueOf(here.sessions.candidates(weak.session, 'hex'));
  expect(unread).toMatchObject({ isUsable: false, problem: { code: 'key-unusable', field: 'encoding', actual: 'hex' } });
  expect(JSON.stringify(unread)).not.toContain('secret"');
});

test('a look prolongs the session; a session that is gone says so', async () => {
  const here = given();
  const { session } = await read(here, [pemOf(privateKey('P-256'), 'pkcs8')]);
  for (let look = 0; look < 3; look++) {
    here.clock.now += 9 * 60_000;
    expect(valueOf(here.sessions.candidates(session, null))).toHaveLength(1);
  }
  here.clock.now += 10 * 60_000;
  expect(here.sessions.candidates(session, null)).toMatchObject({ error: { code: 'import-expired' } });
  expect(here.sessions.decryptionKeys(session, null)).toMatchObject({ error: { code: 'import-expired' } });
});

test('private keys and secrets open what was sealed, once for each algorithm; public ones do not', async () => {
  const here = given();
  const { session } = await read(here, [
    pemOf(privateKey('RSA'), 'pkcs8'),
    JSON.stringify({ ...jwkOf(publicKey('P-384')), kid: 'b', use: 'enc' }),
    JSON.stringify({ kty: 'oct', k: Buffer.alloc(16, 7).toString('base64url'), alg: 'A128GCMKW', kid: 'c' }),
  ]);
  const keys = valueOf(here.sessions.decryptionKeys(session, null));
  expect(keys.filter(({ kty }) => kty === 'RSA').map(({ alg }) => alg)).toContain('RSA-OAEP-256');
  expect(keys.filter(({ kty }) => kty === 'EC')).toEqual([]);
  expect(keys.filter(({ kty }) => kty === 'oct')).toMatchObject([{ id: `given:${session}:2`, kid: 'c', alg: 'A128GCMKW' }]);
  const [first] = keys;
  expect(first === undefined ? null : valueOf(await first.read()).type).toBe('private');
});
