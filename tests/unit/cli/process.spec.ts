import { once } from 'node:events';
import { expect } from '@playwright/test';
import { finished, jsonLines, startCli, test } from './running-cli.ts';

test.describe.configure({ mode: 'parallel' });

test('mint and verify through pipes and files, losslessly', async ({ tokensmith, file }) => {
  const claims = '{"big":10000000000000000001,"exact":1.0,"b":1,"a":2,"__proto__":{"x":1},"sub":"\ud55c"}';
  const minted = await tokensmith(['mint', '--alg', 'EdDSA', '--claims', '-', '--aud', 'a', '--aud', 'b', '--json'], claims);
  expect(minted).toMatchObject({ exit: 0, error: '' });
  expect(minted.out).toContain('"big":10000000000000000001,"exact":1.0,"b":1,"a":2,"__proto__":{"x":1}');
  const { token, key } = JSON.parse(minted.out);
  const verified = await tokensmith(['verify', '-', '--jwk', file('key.json', key), '--json'], `${token}\n`);
  expect(verified).toMatchObject({ exit: 0, error: '' });
  expect(verified.out).toContain('"big":10000000000000000001,"exact":1.0,"b":1,"a":2,"__proto__":{"x":1}');
  expect(JSON.parse(verified.out)).toMatchObject({ valid: true, key: { alg: 'EdDSA', kty: 'OKP' } });
});

test('exit codes: 1 invalid, 2 could not check, 64 wrong usage', async ({ tokensmith, file }) => {
  const key = file('key.txt', 'k'.repeat(32));
  const [invalid, unable, wrong, nothing] = await Promise.all([
    tokensmith(['verify', 'not-a-token', '--secret-file', key]),
    tokensmith(['verify', 'a.b.c', '--secret-file', '/nowhere/at/all']),
    tokensmith(['verify', 'a.b.c', '--no-such-option']),
    tokensmith([]),
  ]);
  expect(invalid).toMatchObject({ exit: 1, error: '' });
  expect(unable).toMatchObject({ exit: 2, out: '', error: 'tokensmith: --secret-file: the file cannot be read (got ENOENT)\n' });
  expect(wrong).toMatchObject({
    exit: 64,
    out: '',
    error: "tokensmith: unknown option '--no-such-option'\nTry: tokensmith verify --help\n",
  });
  expect(nothing.exit).toBe(64);
});

test('a key that is not in the vault: nothing is set up, nothing is minted', async ({ tokensmith }) => {
  for (const vault of ['', 'memory']) {
    const done = await tokensmith(['mint', '--key', 'Nobody', '--json'], '', { TOKENSMITH_VAULT: vault });
    expect(done.exit).toBe(2);
    expect(done.error).toMatch(/^tokensmith: --key: there is no such key/);
    expect(JSON.parse(done.out)).toMatchObject({ error: { code: 'key-not-found' } });
  }
  expect(await tokensmith(['mint', '--key', 'x'], '', { TOKENSMITH_VAULT: 'other' })).toMatchObject({ exit: 64, out: '' });
});

test('batch answers while its input is still open', async () => {
  const child = startCli(['verify', '--batch', '-'], { TOKENSMITH_VAULT: 'memory' });
  child.stdin.write('{"id":1,"token":"x","jwk":{"kty":"oct"}}\n');
  const [first] = await once(child.stdout, 'data');
  expect(JSON.parse(String(first))).toMatchObject({ id: 1, valid: false });
  const rest = finished(child);
  child.stdin.end('{"id":2,"token":"y","jwk":{"kty":"oct"}}');
  expect(await rest).toMatchObject({ exit: 1 });
});

test('a reader that hangs up early is no crash', async () => {
  const child = startCli(['verify', '--batch', '-']);
  child.stdin.on('error', () => undefined);
  child.stdin.end('{"id":1,"token":"x","jwk":{"kty":"oct"}}\n'.repeat(5_000));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [exit] = await once(child, 'close');
  expect(exit).toBe(0);
});

test.describe('serve', () => {
  test('runs, logs what it answers, and stops at Ctrl+C', async () => {
    const child = startCli(['serve', '--port', '0', '--json'], { TOKENSMITH_VAULT: 'memory' });
    const done = finished(child);
    const [first] = await once(child.stdout, 'data');
    const { origin, key } = JSON.parse(String(first));
    expect(key).toMatchObject({ kty: 'EC', alg: 'ES256' });
    expect(JSON.stringify(key)).not.toContain('"d"');
    const { token } = await (await fetch(`${origin}/token?username=alice`)).json();
    const protected_ = await fetch(`${origin}/protected`, { headers: { authorization: `Bearer ${token}` } });
    expect(await protected_.json()).toEqual({ message: 'This is a protected route' });
    await fetch(`${origin}/protected`, { headers: { authorization: 'Bearer x' } });
    child.kill('SIGINT');
    const { exit, out, error } = await done;
    expect([exit, error]).toEqual([0, '']);
    expect(jsonLines(out).slice(1)).toMatchObject([
      { path: '/token', status: 200, refusedBy: null },
      { path: '/protected', status: 200, refusedBy: null },
      { path: '/protected', status: 401, refusedBy: 'format-not-compact' },
    ]);
    expect(out).not.toContain(token);
  });

  test('says how to use it, and stops at SIGTERM', async () => {
    const child = startCli(['serve', '--port', '0']);
    const done = finished(child);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const { exit, out } = await done;
    expect(exit).toBe(0);
    expect(out).toMatch(/^The local API runs at http:\/\/127\.0\.0\.1:\d+ \(ephemeral key, ES256\)\. Ctrl\+C stops it\./);
    expect(out).toMatch(/curl '.*\/token\?username=alice'/);
    expect(out).toMatch(/Stopped\.\n$/);
  });
});
