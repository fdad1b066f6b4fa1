import { generateKeyPairSync } from 'node:crypto';
import { expect } from '@playwright/test';
import { jsonLines, test } from './running-cli.ts';

const secret = 'a-secret-of-thirty-two-characters';

test.describe('keys', () => {
  async function mintWith(inside: (words: string[]) => Promise<{ out: string }>, alg: string, ...more: string[]) {
    const { out } = await inside(['mint', '--alg', alg, '--json', ...more]);
    return JSON.parse(out);
  }

  for (const alg of ['HS256', 'HS384', 'HS512', 'RS256', 'RS512', 'PS384', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']) {
    test(`${alg}: what mint prints is what verify needs`, async ({ inside, file }) => {
      const { token, key } = await mintWith(inside, alg, '--sub', 'alice');
      expect(await inside(['verify', token, '--jwk', file('key.json', key)])).toMatchObject({ exit: 0, error: '' });
      expect(await inside(['verify', token, '--jwks', file('keys.json', { keys: [key] })])).toMatchObject({ exit: 0 });
      expect(await inside(['verify', token, '--jwk', file('key.json', key), '--alg', alg === 'HS256' ? 'HS512' : 'HS256'])).toMatchObject({
        exit: 1,
      });
    });
  }

  test('PEM', async ({ inside, file }) => {
    const { token, key } = await mintWith(inside, 'ES256');
    const { createPublicKey } = await import('node:crypto');
    const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    expect(await inside(['verify', token, '--pem', file('key.pem', pem)])).toMatchObject({ exit: 0 });
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' });
    const done = await inside(['verify', token, '--pem', file('other.pem', other)]);
    expect(done.exit).toBe(1);
    expect(done.out).toMatch(/^The token is NOT valid\. The signature does not fit/);
  });

  test('a secret file in every encoding, with one line break at its end', async ({ inside, file }) => {
    const { token, key } = await mintWith(inside, 'HS256');
    const bytes = Buffer.from(key.k, 'base64url');
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      for (const end of ['', '\n', '\r\n']) {
        const words = ['verify', token, '--secret-file', file('secret', bytes.toString(encoding) + end), '--secret-encoding', encoding];
        expect(await inside(words)).toMatchObject({ exit: 0 });
      }
    }
    for (const end of ['', '\n']) {
      expect(await inside(['verify', token, '--secret-file', file('secret', Buffer.concat([bytes, Buffer.from(end)]))])).toMatchObject({
        exit: 0,
      });
    }
    expect(await inside(['verify', token, '--secret-file', file('secret', Buffer.concat([bytes, Buffer.from('\n\n')]))])).toMatchObject({
      exit: 1,
    });
  });

  test('a key that is too weak is a verdict that says so; one that is none is a failure', async ({ inside, file }) => {
    const { token } = await mintWith(inside, 'HS256');
    const weak = await inside(['verify', token, '--secret-file', file('weak', 'secret'), '--json']);
    expect(weak.exit).toBe(1);
    expect(JSON.parse(weak.out).checks[1]).toMatchObject({ name: 'key', outcome: 'failed', code: 'key-unusable' });
    expect(JSON.parse(weak.out).valid).toBe(false);
    for (const [content, code] of [
      ['{"kty":"EC"}', 'key-malformed'],
      ['[]', 'key-malformed'],
      ['{"kty":"oct",}', 'json-malformed'],
      [Buffer.from([0xff, 0xfe]), 'file-unreadable'],
      ['x'.repeat(2_200_000), 'payload-too-large'],
    ] as const) {
      const done = await inside(['verify', token, '--jwk', file('key.json', content), '--json']);
      expect(done.exit).toBe(2);
      expect(JSON.parse(done.out)).toMatchObject({ error: { code, field: expect.stringMatching(/^--jwk/) } });
    }
  });

  test('an error never shows the secret', async ({ inside, file }) => {
    const done = await inside(['verify', 'a.b.c', '--secret-file', file('s', `${secret}!`), '--secret-encoding', 'hex', '--json']);
    expect(done.exit).toBe(2);
    expect(done.out + done.error).not.toContain(secret.slice(0, 5));
  });
});

test.describe('policy', () => {
  const claims = '{"iss":"me","aud":["a","b"],"sub":"s","exp":2000000000,"nbf":1900000000,"iat":1900000000}';
  for (const [words, exit] of [
    [['--at', '1950000000'], 0],
    [['--at', '2031-10-01'], 0],
    [['--at', '2031-10-01T12:00:00+09:00'], 0],
    [['--at', '2000000000'], 1],
    [['--at', '2000000000', '--leeway', '30s'], 0],
    [['--at', '2000000029', '--leeway', '30'], 0],
    [['--at', '2000000030', '--leeway', '30s'], 1],
    [['--at', '1899999999'], 1],
    [['--at', '1899999000', '--leeway', '1h'], 0],
    [['--at', '1950000000', '--iss', 'me', '--aud', 'b', '--require', 'exp,sub'], 0],
    [['--at', '1950000000', '--iss', 'you'], 1],
    [['--at', '1950000000', '--aud', 'c'], 1],
    [['--at', '1950000000', '--require', 'jti,role'], 1],
    [['--at', '2100000000', '--signature-only'], 0],
  ] as const) {
    test(words.join(' '), async ({ inside, file }) => {
      const minted = JSON.parse((await inside(['mint', '--alg', 'HS256', '--claims', claims, '--json'])).out);
      const done = await inside(['verify', minted.token, '--jwk', file('key.json', minted.key), ...words]);
      expect(done).toMatchObject({ exit, error: '' });
    });
  }

  for (const [words, option] of [
    [['x', '--secret-file', 'S', '--at', 'yesterday'], '--at'],
    [['x', '--secret-file', 'S', '--at', '1h'], '--at'],
    [['x', '--secret-file', 'S', '--leeway', '2d'], '--leeway'],
    [['x', '--secret-file', 'S', '--leeway', '-5'], '--leeway'],
    [['x', '--secret-file', 'S', '--leeway', '1mo'], '--leeway'],
    [['x', '--secret-file', 'S', '--alg', 'HS256,none'], '--alg'],
    [['x', '--secret-file', 'S', '--alg', ''], '--alg'],
    [['x', '--secret-file', 'S', '--require', 'exp,,sub'], '--require'],
    [['x', '--secret-file', 'S', '--secret-encoding', 'rot13'], '--secret-encoding'],
    [['x', '--jwk', 'S', '--secret-encoding', 'hex'], '--secret-encoding'],
    [['x', '--jwk', 'S', '--secret-file', 'S'], '--jwk --secret-file'],
    [['x', '--secret-file', 'S', '--signature-only', '--iss', 'me'], '--iss'],
    [['x', '--batch', 'S'], '--batch'],
    [['--secret-file', 'S'], 'TOKEN'],
    [['x'], '--key'],
  ] as const) {
    test(`wrong usage: verify ${words.join(' ')}`, async ({ inside, file }) => {
      const secretFile = file('secret', secret);
      const done = await inside(['verify', ...words.map((word) => (word === 'S' ? secretFile : word))]);
      expect(done).toMatchObject({ exit: 64, out: '' });
      expect(done.error.startsWith(`tokensmith: ${option}: `)).toBe(true);
      expect(done.error.trimEnd()).not.toContain('\n');
    });
  }
});

test.describe('what is shown', () => {
  test('nothing in a token reaches the terminal as a command', async ({ inside, file }) => {
    const evil = '\u001b[2J\u202eevil\u0007\u009b31m\u200b';
    const minted = JSON.parse((await inside(['mint', '--alg', 'HS256', '--sub', evil, '--json'])).out);
    expect(minted.claims.sub).toBe(evil);
    const key = file('key.json', minted.key);
    for (const more of [[], ['--json']]) {
      const { out } = await inside(['verify', minted.token, '--jwk', key, ...more]);
      expect(out).not.toMatch(/[^\n\x20-\x7e]/);
    }
    expect(JSON.parse((await inside(['verify', minted.token, '--jwk', key, '--json'])).out).claims.sub).toBe(evil);
  });

  test('colours only where they are wanted', async () => {
    const { verdictText } = await import('../../../electron/cli/verdict-text.ts');
    const verdict = { valid: true, at: 0, checks: [], key: null, tried: [] };
    expect(verdictText({ verdict, header: null, claims: null }, false)).toBe('The token is valid.\n\n\n');
    expect(verdictText({ verdict, header: null, claims: null }, true)).toContain('\u001b[32m');
  });
});

test.describe('batch', () => {
  test('answers every line in its place, ids and numbers as they were', async ({ inside, file }) => {
    const mint = async (...more: string[]) => JSON.parse((await inside(['mint', '--alg', 'HS256', '--json', ...more])).out);
    const [a, b] = [await mint('--claims', '{"n":12345678901234567890}'), await mint()];
    const lines = [
      `{"id":10000000000000000001,"token":"${a.token}","jwk":${JSON.stringify(a.key)},"note":"extra members are passed over"}`,
      '',
      '   ',
      JSON.stringify({ id: 'other key', token: a.token, jwk: b.key }),
      JSON.stringify({ id: 'set', token: b.token, jwk: { keys: [a.key, b.key] } }),
      JSON.stringify({ id: 'alg', token: a.token, jwk: a.key, alg: 'HS512' }),
      JSON.stringify({ id: null, token: a.token, jwk: null, alg: null }),
      JSON.stringify({ id: 'not a string', token: { payload: '', signature: '' }, jwk: a.key }),
      JSON.stringify({ id: 'bad key', token: a.token, jwk: { kty: 'EC' } }),
    ];
    const done = await inside(['verify', '--batch', file('lines', lines.join('\n')), '--jwk', file('a.json', a.key)]);
    expect(done).toMatchObject({ exit: 1, error: '' });
    expect(done.out.split('\n')[0]).toMatch(/^\{"id":10000000000000000001,"valid":true,.*"n":12345678901234567890/);
    expect(jsonLines(done.out)).toMatchObject([
      { valid: true },
      { id: 'other key', valid: false },
      { id: 'set', valid: true },
      { id: 'alg', valid: false },
      { id: null, valid: true },
      {
        id: 'not a string',
        valid: false,
        checks: expect.arrayContaining([expect.objectContaining({ name: 'format', outcome: 'failed' })]),
      },
      { id: 'bad key', valid: false, checks: expect.arrayContaining([expect.objectContaining({ name: 'key', outcome: 'failed' })]) },
    ]);
  });

  test('a line that cannot be judged says why, and makes the exit code 2', async ({ inside, file }) => {
    const { token, key } = JSON.parse((await inside(['mint', '--alg', 'HS256', '--json'])).out);
    const lines = [
      JSON.stringify({ id: 1, token, jwk: key }),
      '{"id":2,',
      '[]',
      JSON.stringify({ id: 4, jwk: key }),
      JSON.stringify({ id: 5, token }),
      JSON.stringify({ id: 6, token, jwk: 'a string' }),
      JSON.stringify({ id: 7, token, jwk: key, alg: 5 }),
      `{"id":8,"token":"${token}","token":"${token}"}`,
      JSON.stringify({ id: 9, token: 'x'.repeat(3_000_000), jwk: key }),
      JSON.stringify({ id: 10, token, jwk: key }),
    ];
    const done = await inside(['verify', '--batch', '-'], lines.join('\r\n'));
    expect(done.exit).toBe(2);
    expect(jsonLines(done.out)).toMatchObject([
      { id: 1, valid: true },
      { error: { code: 'json-malformed', line: 2 } },
      { error: { code: 'invalid-input', field: 'line', expected: 'JSON object', line: 3 } },
      { id: 4, error: { code: 'invalid-input', field: 'token', line: 4 } },
      { id: 5, error: { code: 'key-not-found', field: 'jwk', line: 5 } },
      { id: 6, error: { code: 'invalid-input', field: 'jwk', line: 6 } },
      { id: 7, error: { code: 'invalid-input', field: 'alg', line: 7 } },
      { error: { code: 'json-malformed', actual: 'duplicate-member', line: 8 } },
      { error: { code: 'payload-too-large', line: 9 } },
      { id: 10, valid: true },
    ]);
    expect(await inside(['verify', '--batch', file('absent', '') + '.not'])).toMatchObject({ exit: 2 });
  });

  test('a thousand lines keep their order', async ({ inside }) => {
    const { token, key } = JSON.parse((await inside(['mint', '--alg', 'HS256', '--json'])).out);
    const lines = Array.from({ length: 1_000 }, (_, id) => JSON.stringify({ id, token: id % 3 === 0 ? 'x' : token, jwk: key }));
    const done = await inside(['verify', '--batch', '-'], lines.join('\n'));
    expect(jsonLines(done.out)).toMatchObject(lines.map((_, id) => ({ id, valid: id % 3 !== 0 })));
  });
});
