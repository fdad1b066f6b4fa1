import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { choice, given, read } from './given-sessions.ts';

test('weak keys are found, and need the mark', async () => {
  const here = given();
  const { session, found } = await read(here, ['secret', '{"kty":"oct","k":"AAECAwQFBgcICQ","alg":"HS256"}']);
  expect(found).toMatchObject([
    { format: 'raw-secret', readings: [{ encoding: 'utf8', bytes: 6 }] },
    { format: 'jwk', isWeak: true },
  ]);
  expect(found[0]?.readings[0]?.findings.map(({ code }) => code)).toContain('secret-too-short');
  for (const key of found)
    expect(await here.sessions.finish({ session, keys: [choice(key)] })).toMatchObject({ error: { code: 'secret-weak' } });
  expect((await here.sessions.finish({ session, keys: found.map((key) => choice(key, { acceptsWeak: true })) })).ok).toBe(true);
  expect(here.added).toMatchObject([[{ isWeak: true, entropyBits: expect.any(Number) }, { isWeak: true }]]);
});

const weakBytes: [string, Buffer][] = [
  ['zeros', Buffer.alloc(32)],
  ['one byte again and again', Buffer.alloc(32, 0x80)],
  ['bytes that count', Buffer.from(Array.from({ length: 32 }, (_, index) => index))],
  ['a password with NULs behind it', Buffer.concat([Buffer.from('Summer2024!Acme'), Buffer.alloc(17)])],
];
for (const [name, bytes] of weakBytes) {
  test(`${name}: weak, though nobody could have typed it, and its thumbprint is no kid`, async () => {
    const here = given();
    const { session, found } = await read(here, [JSON.stringify({ kty: 'oct', kid: 'k', alg: 'HS256', k: bytes.toString('base64url') })]);
    expect(found).toMatchObject([{ isWeak: true, findings: [{ code: 'secret-guessable', severity: 'danger' }] }]);
    expect(await here.sessions.finish({ session, keys: [choice(found[0])] })).toMatchObject({ error: { code: 'secret-weak' } });
    const named = choice(found[0], { acceptsWeak: true, kid: { kind: 'thumbprint' } });
    expect(await here.sessions.finish({ session, keys: [named] })).toMatchObject({ error: { field: 'keys.0.kid' } });
  });
}

test('a password in a file is weak in each reading, with its line end too', async () => {
  const { found } = await read(given(), [{ name: 'secret', text: 'Summer2024!AcmeCorp-backend-prod\n' }]);
  expect(found[0]?.readings.map(({ encoding, findings }) => [encoding, findings.map(({ code }) => code)])).toEqual([
    ['utf8', ['secret-guessable']],
    ['bytes', ['secret-guessable']],
  ]);
});

test('the thumbprint of a secret that a person may have chosen is no kid', async () => {
  const here = given();
  const { session, found } = await read(here, ['correct horse battery staple, and more of it', randomBytes(32).toString('hex')]);
  const kid = { kind: 'thumbprint' } as const;
  expect(await here.sessions.finish({ session, keys: [choice(found[0], { kid, acceptsWeak: true })] })).toMatchObject({
    error: { field: 'keys.0.kid' },
  });
  expect((await here.sessions.finish({ session, keys: [choice(found[1], { kid })] })).ok).toBe(true);
});
