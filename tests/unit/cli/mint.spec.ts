import { expect } from '@playwright/test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { ephemeralKey, keyNode } from '../../../electron/cli/ephemeral-key.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { test } from './running-cli.ts';

test('prints the token alone, ready for a pipe', async ({ inside }) => {
  const { exit, out, error } = await inside(['mint', '--alg', 'HS256', '--sub', 'alice', '--iss', 'me', '--aud', 'api']);
  expect([exit, error]).toEqual([0, '']);
  expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  const claims = decodeJwt(out.trim());
  expect(claims).toMatchObject({ sub: 'alice', iss: 'me', aud: 'api', jti: expect.any(String) });
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3_600);
  expect(decodeProtectedHeader(out.trim())).toEqual({ alg: 'HS256', typ: 'JWT', kid: expect.any(String) });
});

test('lifetimes', async ({ inside }) => {
  const life = async (...words: string[]) => {
    const { iat = 0, exp } = decodeJwt((await inside(['mint', '--alg', 'HS256', ...words])).out.trim());
    return exp === undefined ? null : exp - iat;
  };
  expect(await life('--expires', '90m')).toBe(5_400);
  expect(await life('--expires', '1d')).toBe(86_400);
  expect(await life('--expires', 'none')).toBeNull();
  const forever = await inside(['mint', '--alg', 'HS256', '--expires', 'none']);
  expect(forever).toMatchObject({ exit: 0, error: 'Note: this token never expires.\n' });
});

test('claims of one\u2019s own stand as they are, times included', async ({ inside, file }) => {
  const text = '{"exp":1.5e9,"iat":"yesterday","jti":7,"z":1,"a":{"b":[null,true]}}';
  for (const source of [text, `@${file('claims.json', text)}`]) {
    const { out } = await inside(['mint', '--alg', 'HS256', '--sub', 's', '--claims', source, '--json']);
    expect(out).toContain('"claims":{"sub":"s","exp":1.5e9,"iat":"yesterday","jti":7,"z":1,"a":{"b":[null,true]}}');
  }
});

test('an ephemeral key is shown only where it is asked for: the secret, or the public half', async ({ inside }) => {
  const symmetric = JSON.parse((await inside(['mint', '--alg', 'HS256', '--json'])).out);
  expect(symmetric.key).toMatchObject({ kty: 'oct', alg: 'HS256', k: expect.stringMatching(/^[\w-]{43}$/) });
  const pair = JSON.parse((await inside(['mint', '--alg', 'RS256', '--json'])).out);
  expect(Object.keys(pair.key).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('a secret of the vault is never shown, only what it is', async () => {
  const key = await ephemeralKey('--alg', 'HS256');
  const shown = key.ok ? JSON.parse(stringifyJson(keyNode(key.value, false))) : null;
  expect(shown).toEqual({ kty: 'oct', kid: expect.any(String), alg: 'HS256', use: 'sig' });
});

for (const [words, exit, start] of [
  [[], 64, '--key: '],
  [['--alg', 'none'], 64, '--alg: '],
  [['--alg', 'hs256'], 64, '--alg: '],
  [['--alg', 'HS256', '--key', 'x'], 64, '--alg: '],
  [['--alg', 'HS256', '--sub', ''], 64, '--sub: '],
  [['--alg', 'HS256', '--aud', 'a', '--aud', ''], 64, '--aud: '],
  [['--alg', 'HS256', '--expires', 'soon'], 64, '--expires: '],
  [['--alg', 'HS256', '--expires', '1h', '--claims', '{"exp":1}'], 64, '--expires: the claim is given twice'],
  [['--alg', 'HS256', '--sub', 'a', '--claims', '{"sub":"b"}'], 64, '--sub: the claim is given twice'],
  [['--alg', 'HS256', '--aud', 'a', '--claims', '{"aud":"b"}'], 64, '--aud: the claim is given twice'],
  [['--alg', 'HS256', '--claims', '{"a":1,"a":2}'], 64, '--claims: not JSON that can be read (got duplicate-member: a; line 1, column 8)'],
  [['--alg', 'HS256', '--claims', '[1]'], 64, '--claims: the claims are not a JSON object'],
  [['--alg', 'HS256', '--claims', '@/nowhere'], 2, '--claims: the file cannot be read'],
  [['--alg', 'HS256', '--claims', JSON.stringify({ x: 'x'.repeat(300_000) })], 64, '--claims: too large'],
] as const) {
  test(`refuses: mint ${words.join(' ').slice(0, 60)}`, async ({ inside }) => {
    const done = await inside(['mint', ...words]);
    expect(done).toMatchObject({ exit, out: '' });
    expect(done.error.startsWith(`tokensmith: ${start}`), done.error).toBe(true);
  });
}

for (const [words, exit] of [
  [['--port', 'http'], 64],
  [['--port', '80'], 64],
  [['--port', '99999'], 64],
  [['--port', '-1'], 64],
  [['--port', '1', '2'], 64],
] as const) {
  test(`refuses: serve ${words.join(' ')}`, async ({ inside }) => {
    expect(await inside(['serve', ...words])).toMatchObject({ exit, out: '' });
  });
}

test('serve names a port that is taken', async ({ inside }) => {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? String(address.port) : '';
  const done = await inside(['serve', '--port', port]);
  expect(done).toMatchObject({ exit: 2, out: '' });
  expect(done.error).toContain('--port: another program listens on this port');
  await new Promise((resolve) => server.close(resolve));
});
