import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { changesBetween } from '../../../electron/engine/key-sources/changes.ts';
import { add, added, answer, detailOf, errorOf, pairOf, reloaded, test } from './publishing.ts';

const secret = 'c2VjcmV0IHRoYXQgd2FzIHB1Ymxpc2hlZCBieSBhIG1pc3Rha2U';

test('private members never reach the database; that they were there is kept', async ({ sources, vault, publish }) => {
  const ec = pairOf('ec');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const okp = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const odd = { kty: 'AKP', kid: 'pq', alg: 'ML-DSA-44', pub: 'AAAA', priv: secret, x: { d: secret }, x5c: [{ d: secret }] };
  const keys = [
    ec.privateJwk,
    { ...rsa, kid: 'rsa' },
    { ...okp, kid: 'okp' },
    odd,
    { kty: 'oct', kid: 'hs', k: secret },
    { kty: 'oct', d: secret },
  ];
  const { origin } = await publish({ '/jwks': { keys } });
  const { id, keyCount } = await added(sources, `${origin}/jwks`);
  expect(keyCount).toBe(6);

  const rows = vault.read(({ database }) => [
    database.all('SELECT * FROM key_sources', [], z.record(z.string(), z.unknown())),
    database.all('SELECT * FROM key_source_changes', [], z.record(z.string(), z.unknown())),
  ]);
  const stored = JSON.stringify(rows);
  const secrets = [secret, ec.privateJwk.d, rsa.d, rsa.p, rsa.q, rsa.dp, rsa.dq, rsa.qi, okp.d];
  for (const value of secrets) expect(stored).not.toContain(value);
  expect(stored, 'the control: what is public is there').toContain(ec.jwk.x);

  const { keys: shown, findings } = detailOf(sources, id);
  const codes = shown.map((key) => key.findings.map(({ code }) => code).filter((code) => code.endsWith('published')));
  expect(codes).toEqual([
    ['private-key-published'],
    ['private-key-published'],
    ['private-key-published'],
    ['private-key-published'],
    ['secret-published'],
    ['secret-published'],
  ]);
  expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['private-key-published', 'secret-published', 'set-mixed']));
  expect(shown.every(({ problem }) => problem?.code === 'key-unusable')).toBe(true);
  expect(JSON.stringify([shown, await sources.candidates()])).not.toContain(secret);
});

test('what is shown of a key, and why one cannot verify', async ({ sources, publish }) => {
  const { jwk } = pairOf('a');
  const small = createPublicKey(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey).export({ format: 'jwk' });
  const keys = [
    jwk,
    { ...small, kid: 'small', alg: 'RS256' },
    { ...pairOf('enc').jwk, use: 'enc', alg: 'ECDH-ES' },
    { ...pairOf('off').jwk, x: 'AAAA' },
    { kty: 'EC', crv: 'secp256k1', kid: 'k1', x: 'AAAA', y: 'AAAA' },
    { kty: 'new', kid: 7 },
    {},
    { ...pairOf('x'.repeat(300)).jwk },
  ];
  const { origin } = await publish({ '/jwks': { keys } });
  const shown = detailOf(sources, (await added(sources, `${origin}/jwks`)).id).keys;
  const thumbprint = expect.stringMatching(/^[\w-]{43}$/);
  const [good, ...bad] = shown;
  expect(good).toEqual({ kid: 'a', kty: 'EC', alg: 'ES256', use: 'sig', bits: 256, thumbprint, problem: null, findings: [] });
  expect(bad.map(({ kid, bits, problem }) => [kid?.length, bits, problem?.code, problem?.field])).toEqual([
    [5, 1024, 'key-unusable', 'n'],
    [3, 256, 'key-unusable', 'use'],
    [3, 0, 'key-malformed', 'x'],
    [2, 0, 'key-unusable', 'crv'],
    [undefined, 0, 'key-unusable', 'kty'],
    [undefined, 0, 'key-malformed', 'kty'],
    [256, 256, 'key-malformed', 'kid'],
  ]);
  expect(bad[0]?.findings).toContainEqual({ code: 'rsa-too-small', severity: 'danger', expected: '2048 bits', actual: '1024 bits' });
});

test('a set of up to 100 keys, and one of none', async ({ sources, publish }) => {
  const { jwk } = pairOf('a');
  const many = (count: number) => ({ keys: Array.from({ length: count }, (_, index) => ({ ...jwk, kid: String(index) })) });
  const { origin } = await publish({ '/0': many(0), '/100': many(100), '/101': many(101), '/7': { keys: 7 }, '/item': { keys: [jwk, 7] } });
  expect(await added(sources, `${origin}/0`)).toMatchObject({ keyCount: 0 });
  expect(await added(sources, `${origin}/100`)).toMatchObject({ keyCount: 100 });
  const malformed = { code: 'answer-malformed' };
  expect(await errorOf(add(sources, `${origin}/101`))).toEqual({
    ...malformed,
    field: 'keys',
    expected: 'at most 100 keys',
    actual: '101 keys',
  });
  expect(await errorOf(add(sources, `${origin}/7`))).toEqual({ ...malformed, field: 'keys', expected: 'array', actual: 'number' });
  expect(await errorOf(add(sources, `${origin}/item`))).toEqual({
    ...malformed,
    field: 'keys[1]',
    expected: 'JSON object',
    actual: 'number',
  });
});

test('a reload that fails keeps the keys of the last good answer, and says why', async ({ sources, publish, clock }) => {
  const { jwk } = pairOf('a');
  const publisher = await publish({ '/jwks': { keys: [jwk] } });
  const first = await added(sources, `${publisher.origin}/jwks`);
  const before = detailOf(sources, first.id);
  const failures: readonly (readonly [unknown, object])[] = [
    [answer({ status: 503 }), { code: 'answer-status', actual: '503' }],
    [answer({ body: '<html>' }), { code: 'answer-malformed', actual: 'a web page' }],
    [{ keys: [7] }, { code: 'answer-malformed', field: 'keys[0]' }],
    [
      { issuer: publisher.origin, jwks_uri: publisher.origin },
      { code: 'answer-malformed', field: 'keys' },
    ],
  ];
  for (const [page, problem] of failures) {
    clock.at += 10;
    publisher.pages.set('/jwks', page);
    const after = await reloaded(sources, first.id);
    expect(after).toMatchObject({ ...first, problem, checkedAt: clock.at });
    expect(detailOf(sources, first.id)).toEqual({ ...before, summary: after });
  }
  await publisher.close();
  clock.at += 10;
  expect(await reloaded(sources, first.id)).toMatchObject({
    fetchedAt: first.fetchedAt,
    checkedAt: clock.at,
    problem: { code: 'connection-refused' },
  });
  expect(await sources.candidates()).toMatchObject([{ isUsable: true, kid: 'a' }]);
  expect(sources.list()).toMatchObject({ ok: true, value: { sources: [{ keyCount: 1 }] } });
});

test('a reload that was stopped changes nothing, one that succeeds ends the problem', async ({ sources, publish, clock }) => {
  const publisher = await publish({ '/jwks': { keys: [pairOf('a').jwk] } });
  const first = await added(sources, `${publisher.origin}/jwks`);
  expect(await errorOf(sources.reload(first.id, AbortSignal.abort()))).toEqual({ code: 'cancelled' });
  expect(detailOf(sources, first.id).summary).toEqual(first);
  publisher.pages.set('/jwks', answer({ status: 500 }));
  expect((await reloaded(sources, first.id)).problem).not.toBeNull();
  publisher.pages.set('/jwks', { keys: [] });
  clock.at += 100;
  expect(await reloaded(sources, first.id)).toMatchObject({ problem: null, keyCount: 0, fetchedAt: clock.at, checkedAt: clock.at });
  expect(await errorOf(sources.reload(crypto.randomUUID(), new AbortController().signal))).toEqual({ code: 'source-not-found' });
});

test('metadata may move its keys, but not become another issuer', async ({ sources, publish }) => {
  const place = '/.well-known/openid-configuration';
  const publisher = await publish({
    [place]: { issuer: '{origin}', jwks_uri: '{origin}/old' },
    '/old': { keys: [pairOf('a').jwk] },
    '/new': { keys: [pairOf('b').jwk] },
  });
  for (const given of [publisher.origin, publisher.origin + place]) {
    publisher.pages.set(place, { issuer: publisher.origin, jwks_uri: `${publisher.origin}/old` });
    const { id } = await added(sources, given);
    publisher.pages.set(place, { issuer: publisher.origin, jwks_uri: `${publisher.origin}/new` });
    expect(await reloaded(sources, id)).toMatchObject({ problem: null, jwksUrl: `${publisher.origin}/new` });
    publisher.pages.set(place, { issuer: `${publisher.origin}/`, jwks_uri: `${publisher.origin}/old` });
    expect(await reloaded(sources, id)).toMatchObject({ problem: { code: 'issuer-mismatch' }, jwksUrl: `${publisher.origin}/new` });
    publisher.pages.set(place, { keys: [] });
    expect(await reloaded(sources, id)).toMatchObject({ problem: { code: 'answer-malformed' }, keyCount: 1 });
    sources.remove(id);
  }
});

test('how long keys count as fresh', async ({ sources, publish, clock }) => {
  const ages: readonly (readonly [string, number])[] = [
    ['max-age=7200', 7_200],
    ['public, Max-Age="900", must-revalidate', 900],
    ['max-age=1', 300],
    ['max-age=0', 300],
    ['no-store', 300],
    ['max-age=900, no-cache', 300],
    ['max-age=99999999999999', 86_400],
    ['s-maxage=900', 3_600],
    ['max-age=soon', 3_600],
    ['', 3_600],
  ];
  for (const [index, [value, seconds]] of ages.entries()) {
    const json = { keys: [] };
    const { origin } = await publish({ [`/${index}`]: answer({ json, headers: value === '' ? {} : { 'cache-control': value } }) });
    expect((await added(sources, `${origin}/${index}`)).staleAt - clock.at, value).toBe(seconds);
  }
});

test('the history of a rotation, newest first, and a key that was swapped under its kid', async ({ sources, publish, clock }) => {
  const [a, b, c, other] = [pairOf('a'), pairOf('b'), pairOf('c'), pairOf('b')];
  const publisher = await publish({ '/jwks': { keys: [a.jwk, b.jwk] } });
  const { id, fetchedAt } = await added(sources, `${publisher.origin}/jwks`);
  const steps: readonly (readonly [object[], string[]])[] = [
    [[b.jwk, a.jwk], []],
    [[a.jwk, b.jwk, c.jwk], ['came c']],
    [[b.jwk, c.jwk], ['went a']],
    [[other.jwk, c.jwk], ['changed b']],
    [[], ['went c', 'went b']],
  ];
  const expected = ['came b', 'came a'];
  for (const [keys, changes] of steps) {
    clock.at += 60;
    publisher.pages.set('/jwks', { keys });
    await reloaded(sources, id);
    expected.unshift(...changes);
    const history = detailOf(sources, id).changes;
    expect(history.map(({ change, kid }) => `${change} ${kid}`)).toEqual(expected);
  }
  const { changes } = detailOf(sources, id);
  expect(changes.at(-1)).toEqual({
    at: fetchedAt,
    change: 'came',
    kid: 'a',
    alg: 'ES256',
    thumbprint: expect.stringMatching(/^[\w-]{43}$/),
  });
  const swapped = changes.filter(({ kid }) => kid === 'b').map(({ thumbprint }) => thumbprint);
  expect(new Set(swapped).size).toBe(2);
});

test('two hundred changes are remembered', async ({ sources, publish, clock }) => {
  const keysOf = (round: number) => Array.from({ length: 60 }, (_, index) => ({ kty: 'none', kid: `${round}-${index}` }));
  const publisher = await publish({ '/jwks': { keys: keysOf(0) } });
  const other = await added(sources, `${(await publish({ '/x': { keys: [pairOf('a').jwk] } })).origin}/x`);
  const { id } = await added(sources, `${publisher.origin}/jwks`);
  for (const round of [1, 2]) {
    clock.at += 1;
    publisher.pages.set('/jwks', { keys: keysOf(round) });
    await reloaded(sources, id);
  }
  const { changes } = detailOf(sources, id);
  expect(changes).toHaveLength(200);
  expect(changes[0]).toMatchObject({ change: 'came', kid: '2-59' });
  expect(changes.at(-1)).toMatchObject({ change: 'went', kid: '0-40' });
  expect(detailOf(sources, other.id).changes).toHaveLength(1);
});

test('keys without a kid, and the same kid twice', () => {
  const key = (kid: string | null, thumbprint: string | null) => ({ kid, alg: null, thumbprint });
  expect(changesBetween([key(null, 'x')], [key(null, 'x'), key(null, 'y')])).toMatchObject([{ change: 'came', thumbprint: 'y' }]);
  expect(changesBetween([key('a', 'x'), key('a', 'y')], [key('a', 'y'), key('a', 'z')])).toMatchObject([
    { change: 'changed', thumbprint: 'z' },
  ]);
  expect(changesBetween([key('a', 'x')], [key('a', 'x'), key('a', 'y')])).toMatchObject([{ change: 'came', thumbprint: 'y' }]);
  expect(changesBetween([key('a', 'x')], [key('b', 'x')])).toMatchObject([
    { change: 'went', kid: 'a' },
    { change: 'came', kid: 'b' },
  ]);
});
