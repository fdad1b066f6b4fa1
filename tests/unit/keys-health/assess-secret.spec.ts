import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { assessSecret } from '../../../electron/engine/keys/health/assess-secret.ts';

test('a strong secret: its size, its bits, nothing found', async () => {
  const text = randomBytes(48).toString('base64url');
  expect(await assessSecret({ text, encoding: 'base64url' }, 'HS256')).toEqual({
    ok: true,
    value: { bytes: 48, minimumBytes: 32, isExact: false, entropyBits: 384, findings: [] },
  });
  expect(await assessSecret({ text, encoding: 'base64url' }, 'HS512')).toMatchObject({
    value: { minimumBytes: 64, findings: [{ code: 'secret-too-short', severity: 'danger', expected: '64 bytes', actual: '48 bytes' }] },
  });
});

test('AES takes its sizes only', async () => {
  const of = async (bytes: number, alg: 'A128KW' | 'A256GCMKW' | 'dir') => {
    const assessed = await assessSecret({ text: randomBytes(bytes).toString('hex'), encoding: 'hex' }, alg);
    return assessed.ok ? [assessed.value.isExact, ...assessed.value.findings.map(({ code, expected }) => `${code} ${expected}`)] : [];
  };
  expect(await of(16, 'A128KW')).toEqual([true]);
  expect(await of(32, 'A128KW')).toEqual([true, 'secret-wrong-size 16 bytes']);
  expect(await of(16, 'A256GCMKW')).toEqual([true, 'secret-too-short 32 bytes']);
  expect(await of(64, 'dir')).toEqual([false]);
  expect(await of(40, 'dir')).toEqual([false, 'secret-wrong-size 16, 24, 32, 48, 64 bytes']);
});

test('a known secret is worth nothing, a guessable one what it takes to guess', async () => {
  expect(await assessSecret({ text: 'your-256-bit-secret', encoding: 'utf8' }, 'HS256')).toMatchObject({
    value: { entropyBits: 0, findings: [{ code: 'secret-too-short' }, { code: 'secret-known', severity: 'danger' }] },
  });
  const assessed = await assessSecret({ text: 'this is the secret of my application', encoding: 'utf8' }, 'HS256');
  expect(assessed).toMatchObject({ value: { findings: [{ code: 'secret-guessable', severity: 'danger', expected: '128 bits' }] } });
});

test('a wrong character is named by its place, and never shown', async () => {
  const assessed = await assessSecret({ text: 'ab\nzZz', encoding: 'hex' }, 'HS256');
  expect(assessed).toMatchObject({ ok: false, error: { code: 'key-malformed', field: 'secret.text', offset: 2, line: 1, column: 3 } });
  expect(JSON.stringify(assessed)).not.toContain('zZz');
});

test('a stopped assessment says that it was', async () => {
  const stopped = AbortSignal.abort();
  expect(await assessSecret({ text: 'anything', encoding: 'utf8' }, 'HS256', stopped)).toMatchObject({ error: { code: 'cancelled' } });
});
