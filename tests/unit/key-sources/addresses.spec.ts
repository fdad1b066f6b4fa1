import { expect } from '@playwright/test';
import { readMetadata } from '../../../electron/engine/key-sources/metadata.ts';
import { add, added, errorOf, leadsTo, pairOf, test } from './publishing.ts';

const local = [
  'http://127.0.0.1',
  'https://127.0.0.1',
  'https://127.1',
  'https://2130706433',
  'https://0x7f.1',
  'https://[::1]',
  'https://[::ffff:10.0.0.1]',
  'https://0.0.0.0',
  'https://10.1.2.3',
  'https://172.16.0.1',
  'https://192.168.1.1',
  'https://169.254.169.254',
  'https://[fe80::1]',
  'https://[fd00::1]',
  'https://localhost',
  'https://LOCALHOST.',
  'https://x.localhost',
  'https://printer.local',
];

test('addresses that are not public wait for a click', async ({ sources }) => {
  for (const url of local) {
    const error = await errorOf(add(sources, url, { allowsLocal: false }));
    expect(error, url).toMatchObject({ code: 'address-not-public', field: 'url', actual: new URL(url).hostname });
  }
});

test('a name that leads to such an address is one, whatever else it leads to', async ({ sourcesWith }) => {
  for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:192.168.0.1']) {
    const sources = sourcesWith({ lookup: leadsTo('198.51.100.7', address) });
    const error = await errorOf(add(sources, 'https://rebound.example/jwks', { allowsLocal: false }));
    expect(error).toMatchObject({ code: 'address-not-public', actual: `rebound.example (${address})` });
  }
});

test('http stays on this computer, also by name, and waits for the click', async ({ sourcesWith, publish }) => {
  const { origin, port, seen } = await publish({ '/jwks': { keys: [pairOf('a').jwk] } });
  const sources = sourcesWith({ lookup: leadsTo('127.0.0.1') });
  expect(await errorOf(add(sources, `http://example.com:${port}/jwks`))).toMatchObject({
    code: 'url-malformed',
    expected: 'https:',
    actual: 'http:',
  });
  expect(await errorOf(add(sources, `http://10.0.0.1:${port}/jwks`))).toMatchObject({ code: 'url-malformed', expected: 'https:' });
  expect(await errorOf(add(sources, `${origin}/jwks`, { allowsLocal: false }))).toMatchObject({ code: 'address-not-public' });
  expect(seen).toHaveLength(0);
  await added(sources, `http://localhost:${port}/jwks`);
  const away = sourcesWith({ lookup: leadsTo('10.0.0.1') });
  const error = await errorOf(add(away, `http://localhost:${port}/jwks2`));
  expect(error).toMatchObject({ code: 'address-not-public', actual: 'localhost (10.0.0.1)' });
});

test('metadata cannot point to where the user may not', async ({ sourcesWith }) => {
  const issuer = 'https://issuer.example';
  const read = (jwksUri: string, allowsLocal: boolean) =>
    readMetadata(
      {
        kind: 'object',
        members: Object.entries({ issuer, jwks_uri: jwksUri }).map(([name, value]) => ({ name, value: { kind: 'string', value } })),
      },
      { issuer },
      allowsLocal,
    );
  for (const url of local) {
    expect(read(`${url}/jwks`, false), url).toMatchObject({
      ok: false,
      error: { code: 'address-not-public', actual: new URL(url).hostname },
    });
    expect(read(`${url}/jwks`, true), url).toMatchObject({ ok: true });
  }
  const sources = sourcesWith({ lookup: leadsTo('127.0.0.1') });
  expect(await errorOf(add(sources, issuer, { allowsLocal: false }))).toMatchObject({ code: 'address-not-public' });
});

test('an address that is none, or carries a password', async ({ sources }) => {
  for (const url of [
    '',
    'login.example.com',
    'ftp://example.com',
    'https://',
    'https://a:b@example.com',
    'https://a@example.com',
    'https://exa\u0000mple.com',
  ]) {
    expect(await errorOf(add(sources, url)), url).toMatchObject({ code: 'url-malformed', field: 'url' });
  }
});
