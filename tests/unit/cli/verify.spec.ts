import { generateKeyPairSync } from 'node:crypto';
import { expect } from '@playwright/test';
import { test } from './running-cli.ts';

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

test.describe('an SD-JWT that lost its tilde', () => {
  const claims = ['--claims', '{"exp":4102444800,"cnf":{"jwk":{}},"_sd_alg":"sha-256","_sd":["digest"]}'];

  test('is never valid, whatever was cut off with it', async ({ inside, file }) => {
    const { token, key } = JSON.parse((await inside(['mint', '--alg', 'ES256', '--json', ...claims])).out);
    const words = [token, '--jwk', file('key.json', key)];
    const done = await inside(['verify', ...words, '--json']);
    expect([done.exit, done.error]).toEqual([1, '']);
    const { valid, checks, claims: said } = JSON.parse(done.out);
    expect([valid, said._sd]).toEqual([false, ['digest']]);
    expect(checks[0]).toMatchObject({ name: 'format', outcome: 'failed', code: 'format-sd-jwt-no-tilde' });
    expect(checks).toContainEqual(expect.objectContaining({ name: 'signature', outcome: 'passed' }));
    expect(checks).toContainEqual(expect.objectContaining({ name: 'key-binding', code: 'key-binding-required' }));
    expect((await inside(['verify', ...words])).out).toMatch(/^The token is NOT valid\. An SD-JWT must end with a tilde/);
    const batch = await inside(['verify', '--batch', '-'], JSON.stringify({ token, jwk: key }));
    expect([batch.exit, JSON.parse(batch.out).checks]).toEqual([1, checks]);
  });

  test('is a good signature, where nothing else is asked', async ({ inside, file }) => {
    const { token, key } = JSON.parse((await inside(['mint', '--alg', 'ES256', '--json', ...claims])).out);
    expect(await inside(['verify', token, '--jwk', file('key.json', key), '--signature-only'])).toMatchObject({ exit: 0 });
  });
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
