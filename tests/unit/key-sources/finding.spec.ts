import { expect } from '@playwright/test';
import { add, added, answer, detailOf, errorOf, pairOf, test } from './publishing.ts';

const oidc = '/.well-known/openid-configuration';
const oauth = '/.well-known/oauth-authorization-server';

test('a JWKS by its URL', async ({ sources, publish, clock }) => {
  const { jwk } = pairOf('a');
  const { origin, seen } = await publish({ '/jwks.json?v=1': { keys: [jwk] } });
  const summary = await added(sources, ` ${origin}/jwks.json?v=1#fragment `);
  expect(summary).toMatchObject({ kind: 'jwks', url: `${origin}/jwks.json?v=1`, jwksUrl: `${origin}/jwks.json?v=1`, issuer: null });
  expect(summary).toMatchObject({
    name: '127.0.0.1',
    keyCount: 1,
    allowsLocal: true,
    problem: null,
    fetchedAt: clock.at,
    checkedAt: clock.at,
  });
  expect(seen).toHaveLength(1);
  const headers = seen[0]?.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  expect(headers?.toSorted()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
});

test('metadata by its URL, and an issuer by either of its well-known places', async ({ sources, publish }) => {
  const { jwk } = pairOf('a');
  const places: readonly (readonly [string, string, string])[] = [
    [oidc, oidc, ''],
    [`/t${oidc}`, `/t${oidc}`, '/t'],
    [`${oauth}/t`, `${oauth}/t`, '/t'],
    [`${oidc}/t`, `${oidc}/t`, '/t'],
    [oidc, oidc, '/'],
    [oidc, '', ''],
    [`/t${oidc}`, '/t', '/t'],
    [`${oauth}/t`, '/t', '/t'],
    [oauth, '', ''],
  ];
  for (const [place, given, issuer] of places) {
    const { origin } = await publish({ [place]: { issuer: `{origin}${issuer}`, jwks_uri: '{origin}/jwks' }, '/jwks': { keys: [jwk] } });
    const summary = await added(sources, origin + given);
    expect(summary, `${place} for ${given}`).toMatchObject({
      kind: 'discovery',
      issuer: origin + issuer,
      jwksUrl: `${origin}/jwks`,
      keyCount: 1,
    });
  }
});

test('the issuer must be the one that was asked, character by character', async ({ sources, publish }) => {
  const wrong: readonly (readonly [string, string, string])[] = [
    [oidc, '', 'https://accounts.example.com'],
    [oidc, oidc, 'https://accounts.example.com'],
    [oidc, '', '{origin}/'],
    [`/t${oidc}`, '/t', '{origin}/T'],
    [`/t${oidc}`, `/t${oidc}`, '{origin}/u'],
    [`${oauth}/t`, '/t', '{origin}/t/'],
    [oidc, oidc, '{origin}?x'],
    [oidc, oidc, 'none'],
    ['/elsewhere', '/elsewhere', '{origin}'],
  ];
  for (const [place, given, issuer] of wrong) {
    const { origin, seen } = await publish({ [place]: { issuer, jwks_uri: '{origin}/jwks' }, '/jwks': { keys: [] } });
    const error = await errorOf(add(sources, origin + given));
    expect(error, issuer).toMatchObject({ code: 'issuer-mismatch', actual: issuer.replace('{origin}', origin) });
    expect(
      seen.map(({ url }) => url),
      'its keys are not fetched',
    ).not.toContain('/jwks');
  }
});

test('metadata must name keys that may be fetched', async ({ sources, publish }) => {
  const jwksUris: readonly (readonly [unknown, string])[] = [
    [undefined, 'missing'],
    [7, 'number'],
    ['http://example.com/jwks', 'http:'],
    ['file:///etc/passwd', 'file:'],
    ['/jwks', 'no scheme'],
    ['https://user:word@example.com/jwks', 'user name or password'],
  ];
  for (const [jwksUri, actual] of jwksUris) {
    const { origin } = await publish({ [oidc]: { issuer: '{origin}', jwks_uri: jwksUri } });
    expect(await errorOf(add(sources, origin))).toMatchObject({ code: 'answer-malformed', field: 'jwks_uri', actual });
  }
  const { origin } = await publish({ [oidc]: { jwks_uri: '{origin}/jwks' } });
  expect(await errorOf(add(sources, origin))).toMatchObject({ code: 'answer-malformed', field: 'issuer', actual: 'missing' });
});

test('where metadata are found but their keys are not, that is what is said', async ({ sources, publish }) => {
  const { origin } = await publish({ [oidc]: { issuer: '{origin}', jwks_uri: '{origin}/gone' } });
  expect(await errorOf(add(sources, origin))).toEqual({ code: 'answer-status', field: 'jwks_uri', expected: '200', actual: '404' });
});

test('where nothing is found, the address itself is what failed', async ({ sources, publish }) => {
  const page = answer({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Welcome</title>' });
  const { origin, seen } = await publish({ '/t': page });
  expect(await errorOf(add(sources, `${origin}/t`))).toMatchObject({ code: 'answer-malformed', expected: 'JSON', actual: 'a web page' });
  expect(seen.map(({ url }) => url)).toEqual(['/t', `/t${oidc}`, `${oauth}/t`]);
  expect(await errorOf(add(sources, `${origin}/u`))).toMatchObject({ code: 'answer-status', expected: '200', actual: '404' });
  const other = await publish({ '/': { hello: 'world' } });
  expect(await errorOf(add(sources, other.origin))).toMatchObject({ code: 'answer-malformed', field: 'body', actual: 'another object' });
});

test('a set at a well-known place of metadata is no answer for an issuer', async ({ sources, publish }) => {
  const { origin } = await publish({ [oidc]: { keys: [pairOf('a').jwk] } });
  expect(await errorOf(add(sources, origin))).toMatchObject({ code: 'answer-status' });
});

test('one JWKS is one source; names are free or refused', async ({ sources, publish }) => {
  const { jwk } = pairOf('a');
  const { origin, seen } = await publish({
    [oidc]: { issuer: '{origin}', jwks_uri: '{origin}/jwks' },
    '/jwks': { keys: [jwk] },
    '/other': { keys: [jwk] },
  });
  const first = await added(sources, `${origin}/jwks`);
  const before = seen.length;
  expect(await errorOf(add(sources, `${origin}/jwks`))).toEqual({ code: 'key-exists', field: 'url', actual: first.name });
  expect(await errorOf(add(sources, `${origin}/other`, { name: first.name }))).toMatchObject({ code: 'name-taken', field: 'name' });
  expect(seen, 'nothing had to be asked').toHaveLength(before);
  expect(await errorOf(add(sources, origin))).toEqual({ code: 'key-exists', field: 'url', actual: first.name });
  const second = await added(sources, `${origin}/other`);
  expect(second.name).toBe('127.0.0.1 (2)');
  expect(sources.rename(second.id, first.name)).toMatchObject({ ok: false, error: { code: 'name-taken' } });
  expect(sources.rename(second.id, 'Other')).toMatchObject({ ok: true, value: { name: 'Other' } });
  expect(sources.list()).toMatchObject({ ok: true, value: { sources: [{ name: '127.0.0.1' }, { name: 'Other' }] } });
  expect(sources.remove(second.id)).toEqual({ ok: true, value: null });
  for (const gone of [sources.get(second.id), sources.remove(second.id), sources.rename(second.id, 'x')]) {
    expect(gone).toEqual({ ok: false, error: { code: 'source-not-found' } });
  }
  expect(detailOf(sources, first.id).summary).toEqual(first);
});
