import { expect, test } from '@playwright/test';
import { findTokens, maximumFound, type TextToken } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { expectPlaces } from './expect-found.ts';
import { flattened, general, har, hmac, jwe, jws, other, parts, presented } from './tokens.ts';

function found(text: string): TextToken[] {
  const tokens = findTokens(text);
  expectPlaces(text, tokens);
  return tokens;
}

test('all of a token response, in order of place', () => {
  const text = `{"access_token":"${jws}","id_token":"${other}"}\n${hmac}\n${jwe}`;
  expect(found(text).map((one) => [one.text, one.name, one.line])).toEqual([
    [jws, 'access_token', 1],
    [other, 'id_token', 1],
    [hmac, null, 2],
    [jwe, null, 3],
  ]);
});

test('each place once: nothing within an SD-JWT or a JSON serialization', () => {
  for (const text of [presented, general, flattened, `{"vp":"${presented}"}`]) expect(found(text)).toHaveLength(1);
  expect(found(`${general}\n${flattened}\n${jws}`).map(({ kind }) => kind)).toEqual(['jws-json', 'jws-json', 'jws']);
});

test('tokens on lines of their own stay apart, whole or cut short', () => {
  const { header, payload } = parts;
  for (const lines of [
    [jws, other, jws],
    [`${header}.${payload}`, `${header}.${payload}`],
    [jws.slice(0, -9), jws],
    [jwe, jwe],
    [presented, jws],
  ]) {
    expect(found(lines.join('\n')).map((one) => one.text)).toEqual(lines);
  }
});

test('two tokens of a fragment, however long', () => {
  const text = `https://app.example/cb#id_token=${jws}&access_token=${other}&state=1`;
  expect(found(text).map(({ source, name }) => [source, name])).toEqual([
    ['url-fragment', 'id_token'],
    ['url-fragment', 'access_token'],
  ]);
});

test('two cookies of a header', () => {
  const text = `Cookie: a=${jws}; b=${other}`;
  expect(found(text).map(({ source, name }) => [source, name])).toEqual([
    ['cookie', 'a'],
    ['cookie', 'b'],
  ]);
});

test('a request and its response', () => {
  const text = `POST /token HTTP/1.1\nAuthorization: Bearer ${jws}\n\nassertion=${hmac}\n\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{"id_token":"${other}"}`;
  expect(found(text).map(({ source, name }) => [source, name])).toEqual([
    ['http-request', 'Authorization'],
    ['http-request', 'assertion'],
    ['http-response', 'id_token'],
  ]);
});

test('a HAR file: headers, cookies, queries, bodies and bodies in base64', () => {
  const body = Buffer.from(JSON.stringify({ access_token: hmac, 한글: '값' })).toString('base64');
  const text = har(
    { request: { url: `https://x.example/?t=${jws}`, headers: [{ name: 'Host', value: 'x' }] } },
    {
      request: {
        headers: [
          { name: 'Accept', value: '*/*' },
          { name: 'Authorization', value: `Bearer ${jws}` },
        ],
        cookies: [{ name: 'session', value: other }],
        postData: { text: `client_assertion=${jwe}&a=1` },
      },
      response: { content: { mimeType: 'application/json', text: body, encoding: 'base64' } },
    },
    { response: { content: { mimeType: 'application/json', text: JSON.stringify({ id_token: other }) } } },
    { response: { content: { mimeType: 'image/png', text: body, encoding: 'base64' } } },
  );
  expect(found(text).map(({ source, name, text: token, removed }) => [source, name, token, removed])).toEqual([
    ['har', 'log.entries[0].request.url', jws, ['surrounding-text']],
    ['har', 'log.entries[1].request.headers.Authorization', jws, ['bearer', 'surrounding-text']],
    ['har', 'log.entries[1].request.cookies.session', other, ['quotes', 'surrounding-text']],
    ['har', 'log.entries[1].request.postData.text', jwe, ['surrounding-text']],
    ['har', 'log.entries[1].response.content.text.access_token', hmac, ['quotes', 'base64', 'surrounding-text']],
    ['har', 'log.entries[2].response.content.text.id_token', other, ['quotes', 'surrounding-text']],
  ]);
});

test('no more than a person looks through', () => {
  expect(found(`${hmac}\n`.repeat(maximumFound + 10))).toHaveLength(maximumFound);
});

test('deep JSON neither overflows nor loses the token', () => {
  const depth = 300_000;
  for (const text of ['['.repeat(depth) + `"${jws}"` + ']'.repeat(depth), `${'{"a":'.repeat(depth)}"${jws}"`]) {
    expect(found(text).map((one) => one.text)).toEqual([jws]);
  }
  let nested = `{"token":"${jws}"}`;
  for (let times = 0; times < 12; times++) nested = JSON.stringify({ a: nested });
  expect(found(nested).map((one) => one.text)).toEqual([jws]);
});
