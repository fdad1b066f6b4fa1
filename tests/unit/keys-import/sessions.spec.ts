import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { appError } from '../../../shared/errors.ts';
import type { ImportChoice } from '../../../shared/key-import.ts';
import { fail } from '../../../shared/result.ts';
import { jwkOf, pemOf, privateKey, publicKey } from '../../figures/key-corpus/key-pairs.ts';
import { choice, given, read, vaultKey } from './given-sessions.ts';

const pem = pemOf(privateKey('P-256'), 'pkcs8');
const locked = privateKey('P-384').export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' }).toString();

test('says what was found and what it can do, before anything is stored', async () => {
  const here = given();
  const { sources, found } = await read(here, [
    { name: 'signer.pem', text: pem },
    JSON.stringify({ ...jwkOf(publicKey('Ed25519')), kid: 'ed', alg: 'EdDSA', use: 'sig' }),
  ]);
  expect(sources).toMatchObject([
    { name: 'signer.pem', status: 'read', format: 'pkcs8', container: 'pem', problem: null, ignored: [] },
    { name: null, status: 'read', format: 'jwk', container: 'json' },
  ]);
  expect(found).toMatchObject([
    {
      index: 0,
      source: 0,
      name: 'signer',
      kty: 'EC',
      crv: 'P-256',
      bits: 256,
      holds: 'private',
      thumbprint: thumbprint(privateKey('P-256')),
      problem: null,
      isWeak: false,
    },
    { index: 1, source: 1, name: 'ed', holds: 'public', kid: 'ed', alg: 'EdDSA', use: 'sig', algorithms: ['EdDSA'] },
  ]);
  expect(found[0]?.algorithms[0]).toBe('ES256');
  expect(found[0]?.algorithms).toContain('ECDH-ES');
  expect(here.added).toEqual([]);
});

test('stores what was chosen, once, and forgets the session', async () => {
  const here = given();
  const { session, found } = await read(here, [pem]);
  const keys = [choice(found[0], { name: 'mine', kid: { kind: 'own', kid: 'own' } })];
  expect(await here.sessions.finish({ session, keys })).toEqual({ ok: true, value: [] });
  expect(here.added).toMatchObject([
    [{ name: 'mine', alg: 'ES256', kid: { kind: 'own', kid: 'own' }, origin: 'imported', format: 'pkcs8', isWeak: false }],
  ]);
  expect(here.added[0]?.[0]?.key.equals(privateKey('P-256'))).toBe(true);
  expect(await here.sessions.finish({ session, keys })).toMatchObject({ error: { code: 'import-expired' } });
});

test('a session stays when the vault does not take the keys', async () => {
  const here = given([], fail(appError('disk-full')));
  const { session, found } = await read(here, [pem]);
  expect(await here.sessions.finish({ session, keys: [choice(found[0])] })).toMatchObject({ error: { code: 'disk-full' } });
  expect(await here.sessions.finish({ session, keys: [choice(found[0])] })).toMatchObject({ error: { code: 'disk-full' } });
});

test('one wrong choice stops them all', async () => {
  const here = given();
  const { session, found } = await read(here, [pem, pemOf(privateKey('RSA'), 'pkcs8')]);
  const [first, second] = [choice(found[0]), choice(found[1])];
  const wrong: [ImportChoice[], object][] = [
    [[first, { ...second, index: 7 }], { code: 'invalid-input', field: 'keys.1.index' }],
    [[first, first], { code: 'invalid-input', field: 'keys.1.index' }],
    [[first, { ...second, alg: 'ES256' }], { code: 'key-unusable', field: 'keys.1.alg', actual: 'ES256' }],
    [[{ ...first, encoding: 'hex' }, second], { code: 'invalid-input', field: 'keys.0.encoding' }],
  ];
  for (const [keys, error] of wrong) expect(await here.sessions.finish({ session, keys })).toMatchObject({ ok: false, error });
  expect(here.added).toEqual([]);
});

test('a passphrase opens what waits for it, and no key changes its number', async () => {
  const here = given();
  const { session, sources, found } = await read(here, [pem, locked]);
  expect(sources.map(({ status }) => status)).toEqual(['read', 'passphrase-needed']);
  expect(found).toHaveLength(1);
  const wrong = await here.sessions.unlock(session, 'wrong', null);
  expect(wrong.ok && wrong.value.sources.map(({ status }) => status)).toEqual(['read', 'passphrase-wrong']);
  expect(await here.sessions.unlock(session, 'right', 0)).toMatchObject({ error: { code: 'invalid-input', field: 'source' } });
  const opened = await here.sessions.unlock(session, 'right', 1);
  expect(opened.ok && opened.value.found).toMatchObject([{ index: 0 }, { index: 1, source: 1, format: 'pkcs8-encrypted', crv: 'P-384' }]);
  const more = await read(here, [pemOf(privateKey('RSA'), 'pkcs1')], session);
  expect(more.found.map(({ index, source }) => [index, source])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
});

test('previews end after 10 minutes, when they are forgotten, and when the vault closes', async () => {
  const here = given();
  const { session } = await read(here, [locked]);
  here.clock.now += 599_000;
  expect((await here.sessions.unlock(session, 'wrong', null)).ok).toBe(true);
  here.clock.now += 599_000;
  expect((await here.sessions.unlock(session, 'wrong', null)).ok).toBe(true);
  here.clock.now += 600_000;
  expect(await here.sessions.unlock(session, 'right', null)).toMatchObject({ error: { code: 'import-expired' } });
  const [one, two] = [await read(here, [locked]), await read(here, [locked])];
  here.sessions.forget(one.session);
  expect(await here.sessions.unlock(one.session, 'right', null)).toMatchObject({ error: { code: 'import-expired' } });
  here.sessions.releaseAll();
  expect(await here.sessions.unlock(two.session, 'right', null)).toMatchObject({ error: { code: 'import-expired' } });
});

test('of six sessions the one that was left alone for longest is gone', async () => {
  const here = given();
  const first = await read(here, [locked]);
  const second = await read(here, [locked]);
  for (let count = 0; count < 3; count++) await read(here, [pem]);
  expect((await here.sessions.unlock(first.session, 'wrong', null)).ok).toBe(true);
  await read(here, [pem]);
  expect((await here.sessions.unlock(first.session, 'wrong', null)).ok).toBe(true);
  expect(await here.sessions.unlock(second.session, 'wrong', null)).toMatchObject({ error: { code: 'import-expired' } });
});

test('what is read and unlocked in one session at the same time comes together', async () => {
  const here = given();
  const { session } = await read(here, [locked]);
  const others = [pemOf(privateKey('RSA'), 'pkcs8'), pemOf(privateKey('Ed25519'), 'pkcs8')];
  await Promise.all([here.sessions.unlock(session, 'right', null), ...others.map((text) => read(here, [text], session))]);
  const all = await read(here, [pem], session);
  expect(all.sources.map(({ status }) => status)).toEqual(['read', 'read', 'read', 'read']);
  expect(all.found).toHaveLength(4);
});

test('when the vault closes, a first reading under way leaves nothing behind', async () => {
  const here = given();
  const reading = here.sessions.read([{ name: null, bytes: Buffer.from(pem) }], null);
  here.sessions.releaseAll();
  expect(await reading).toMatchObject({ error: { code: 'import-expired' } });
});

test('a stopped reading stores no session', async () => {
  const here = given();
  const controller = new AbortController();
  controller.abort();
  expect(await here.sessions.read([{ name: null, bytes: Buffer.from(pem) }], null, controller.signal)).toMatchObject({
    error: { code: 'cancelled' },
  });
});

test('knows the keys that the vault has', async () => {
  const secret = randomBytes(32);
  const here = given([vaultKey(privateKey('P-256')), vaultKey(publicKey('RSA'), { name: 'half' }), vaultKey(createSecretKey(secret))]);
  const { session, found } = await read(here, [
    pem,
    pemOf(privateKey('RSA'), 'pkcs8'),
    secret.toString('hex'),
    pemOf(publicKey('RSA'), 'spki'),
  ]);
  expect(found.map(({ duplicateOf }) => duplicateOf && [duplicateOf.name, duplicateOf.adds])).toEqual([
    ['here', false],
    ['half', true],
    ['here', false],
    ['half', false],
  ]);
  expect(found.map(({ duplicateIndex }) => duplicateIndex)).toEqual([null, null, null, 1]);
  for (const index of [0, 2, 3]) {
    expect(await here.sessions.finish({ session, keys: [choice(found[index])] })).toMatchObject({
      error: { code: 'key-exists', field: 'keys.0.index' },
    });
  }
  expect((await here.sessions.finish({ session, keys: [choice(found[1])] })).ok).toBe(true);
  expect(here.added).toMatchObject([[{ completes: here.known[1]?.id }]]);
});

test('one key twice is imported once', async () => {
  const here = given();
  const { session, found } = await read(here, [pem, pemOf(privateKey('P-256'), 'sec1')]);
  expect(found[1]).toMatchObject({ duplicateIndex: 0, name: 'ES256 (2)' });
  const keys = found.map((key) => choice(key));
  expect(await here.sessions.finish({ session, keys })).toMatchObject({ error: { code: 'key-exists', field: 'keys.1.index' } });
});

test('keys are stored without a pause of the others', async () => {
  const here = given();
  const keys = Array.from({ length: 200 }, () => ({ kty: 'oct', k: randomBytes(32).toString('base64url') }));
  const { session, found } = await read(here, [JSON.stringify({ keys })]);
  let turns = 0;
  const turn = (): void => {
    turns++;
    timer = setImmediate(turn);
  };
  let timer = setImmediate(turn);
  await here.sessions.finish({ session, keys: found.map((key) => choice(key)) });
  clearImmediate(timer);
  expect(here.added[0]).toHaveLength(200);
  expect(turns).toBeGreaterThanOrEqual(200);
});

test('a sound secret is weak for an algorithm that asks for more', async () => {
  const here = given();
  const { session, found } = await read(here, [randomBytes(32).toString('hex')]);
  expect(found[0]).toMatchObject({ bits: 256, isWeak: false });
  expect(found[0]?.algorithms[0]).toBe('HS256');
  expect(await here.sessions.finish({ session, keys: [choice(found[0], { alg: 'HS512' })] })).toMatchObject({
    error: { code: 'secret-weak', field: 'keys.0.acceptsWeak' },
  });
});

test('a raw secret is read as it is chosen', async () => {
  const here = given();
  const text = randomBytes(32).toString('hex');
  const { session, found } = await read(here, [{ name: 'secret.txt', text: `${text}\n` }]);
  expect(found[0]?.readings.map(({ encoding, bytes }) => [encoding, bytes])).toEqual([
    ['hex', 32],
    ['utf8', 64],
    ['base64', 48],
    ['base64url', 48],
    ['bytes', 65],
  ]);
  expect((await here.sessions.finish({ session, keys: [choice(found[0], { encoding: 'bytes', acceptsWeak: true })] })).ok).toBe(true);
  expect(here.added[0]?.[0]?.key.export().toString()).toBe(`${text}\n`);
});

test('the preview holds no part of a secret', async () => {
  const here = given();
  const secret = randomBytes(40);
  const preview = await read(here, [
    secret.toString('hex'),
    secret.toString('base64'),
    JSON.stringify({ kty: 'oct', k: secret.toString('base64url') }),
    pem,
  ]);
  const shown = JSON.stringify(preview);
  for (const text of [
    secret.toString('hex'),
    secret.toString('base64'),
    secret.toString('base64url'),
    String(jwkOf(privateKey('P-256')).d),
  ]) {
    expect(shown).not.toContain(text.slice(0, 10));
  }
});

test('a source that fails hides no other, and too many sources are refused', async () => {
  const here = given();
  const failed = { name: 'gone.pem', problem: appError('file-unreadable', { actual: 'ENOENT' }) };
  const preview = await here.sessions.read([failed, { name: null, bytes: Buffer.from(pem) }], null);
  expect(preview).toMatchObject({
    value: { sources: [{ status: 'failed', problem: { code: 'file-unreadable' } }, { status: 'read' }], found: [{ source: 1 }] },
  });
  const many = Array.from({ length: 201 }, () => failed);
  expect(await here.sessions.read(many, null)).toMatchObject({ error: { code: 'invalid-input', field: 'sources' } });
  expect(await here.sessions.read([], null)).toMatchObject({ error: { code: 'nothing-to-import' } });
});
