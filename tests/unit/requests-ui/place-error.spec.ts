import { test, expect } from '@playwright/test';
import { readRequestHeaders } from '../../../electron/engine/requests/request-headers.ts';
import { readRequestUrl } from '../../../electron/engine/requests/request-url.ts';
import { headerProblemOf, hostOf, isLoopback, placeOf, urlProblemOf } from '../../../renderer/src/features/requests/place-error.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { HeaderField } from '../../../shared/requests.ts';

/** The engine's own refusals, so that a changed word there is seen here. */
function urlError(url: string): AppError {
  const read = readRequestUrl(url);
  if (read.ok) throw new Error(`${url} is good`);
  return read.error;
}
function headerError(headers: HeaderField[], hasToken = false): AppError {
  const read = readRequestHeaders(headers, hasToken);
  if (read.ok) throw new Error('the headers are good');
  return read.error;
}

for (const [url, problem] of [
  ['', { kind: 'missing' }],
  ['  ', { kind: 'missing' }],
  ['127.0.0.1/protected', { kind: 'no-scheme' }],
  ['http://', { kind: 'malformed' }],
  ['ftp://host/', { kind: 'scheme', actual: 'ftp:' }],
  ['http://me:secret@host/', { kind: 'credentials' }],
  ['http://host/\u0007', { kind: 'control' }],
] as const) {
  test(`the URL ${JSON.stringify(url)}`, () => {
    const error = urlError(url);
    expect(placeOf(error)).toEqual({ at: 'url' });
    // A control character at the end is trimmed or named: both are errors of the URL.
    expect(urlProblemOf(error)).toMatchObject(problem);
  });
}

const ok = { name: 'Accept', value: '*/*' };
for (const [title, headers, hasToken, problem, part] of [
  ['without a name', [ok, { name: '', value: 'x' }], false, { kind: 'name-missing' }, 'name'],
  ['with a space in its name', [ok, { name: 'X Y', value: 'x' }], false, { kind: 'name-character' }, 'name'],
  ['with a line break in its value', [ok, { name: 'X', value: 'a\nb' }], false, { kind: 'value-character', actual: 'LF' }, 'value'],
  ['that the connection sets', [ok, { name: 'Connection', value: 'close' }], false, { kind: 'framing', actual: 'connection' }, 'name'],
  ['Authorization beside a token', [ok, { name: 'authorization', value: 'x' }], true, { kind: 'taken' }, 'name'],
] as const) {
  test(`a header ${title} is refused at its row`, () => {
    const error = headerError([...headers], hasToken);
    expect(placeOf(error)).toEqual({ at: 'header', row: 1, part });
    expect(headerProblemOf(error)).toMatchObject(problem);
  });
}

test('Host twice', () => {
  expect(
    headerProblemOf(
      headerError([
        { name: 'Host', value: 'a' },
        { name: 'host', value: 'b' },
      ]),
    ),
  ).toEqual({ kind: 'twice' });
});

test('token and key errors stand at the identity, network errors in the response', () => {
  expect(placeOf({ code: 'token-not-found' })).toEqual({ at: 'identity' });
  expect(placeOf({ code: 'key-unusable', field: 'key' })).toEqual({ at: 'identity' });
  expect(placeOf({ code: 'connection-refused', field: 'url' })).toEqual({ at: 'response' });
  expect(placeOf({ code: 'timed-out', field: 'url' })).toEqual({ at: 'response' });
});

test('what the schema refuses is placed too', () => {
  expect(placeOf({ code: 'invalid-input', field: 'url' })).toEqual({ at: 'url' });
  expect(placeOf({ code: 'invalid-input', field: 'headers.3.value' })).toEqual({ at: 'header', row: 3, part: 'value' });
  expect(placeOf({ code: 'invalid-input', field: 'headers' })).toEqual({ at: 'response' });
  expect(placeOf({ code: 'invalid-input', field: 'body' })).toEqual({ at: 'body' });
});

test('hosts for sentences', () => {
  expect(hostOf('http://127.0.0.1:8787/protected')).toBe('127.0.0.1:8787');
  expect(hostOf('nonsense')).toBe('nonsense');
  expect(['http://127.0.0.1:1/', 'http://localhost/', 'http://[::1]/'].every(isLoopback)).toBe(true);
  expect(isLoopback('http://127.example.com/')).toBe(false);
});
