import { expect } from '@playwright/test';
import { jsonLines, test } from './running-cli.ts';

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
