import { createSecretKey } from 'node:crypto';
import { test, expect } from '@playwright/test';
import { toVerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { findCheck } from '../../../renderer/src/features/inspect/judgement.ts';
import { mostRows, rowsOf, shownValue } from '../../../renderer/src/features/inspect/part-rows.ts';
import type { JsonNode, JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { judged, now, signed } from './judged.ts';

function node(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`not JSON: ${text}`);
  return parsed.value;
}
function object(text: string): JsonObject {
  const value = node(text);
  if (value.kind !== 'object') throw new Error(`not an object: ${text}`);
  return value;
}

test('values keep their exact text', () => {
  expect(shownValue(node('10000000000000000001'))).toEqual({ kind: 'literal', text: '10000000000000000001' });
  expect(shownValue(node('1.0'))).toEqual({ kind: 'literal', text: '1.0' });
  expect(shownValue(node('"<b>"'))).toEqual({ kind: 'text', text: '<b>', isId: false });
  expect(shownValue(node('["a","b"]'))).toEqual({ kind: 'literal', text: '["a","b"]' });
  expect(shownValue(node(`["${'x'.repeat(60)}"]`))).toMatchObject({ kind: 'json' });
});

test('only numbers that are dates are shown as instants', () => {
  expect(shownValue(node('1795449600'), 'time')).toMatchObject({ kind: 'time', at: 1_795_449_600 });
  expect(shownValue(node('1e400'), 'time')).toEqual({ kind: 'literal', text: '1e400' });
  expect(shownValue(node('9e15'), 'time')).toEqual({ kind: 'literal', text: '9e15' });
});

test('rows keep the order of the token; failing claims carry their check', async () => {
  const verdict = await judged(signed({ aud: 'orders', exp: now - 1 }), { audience: { match: 'any', values: ['payments'] } });
  const { rows } = rowsOf('claims', object('{"role":"admin","aud":"orders","exp":1}'), verdict);
  expect(rows.map((row) => [row.name, row.check?.code ?? null])).toEqual([
    ['role', null],
    ['aud', 'aud-mismatch'],
    ['exp', 'exp-expired'],
  ]);
});

test('a claim that was required and is missing gets a row of its own', async () => {
  const verdict = await judged(signed({ exp: now + 60 }), { required: ['tenant'] });
  const { rows } = rowsOf('claims', object(`{"exp":${now + 60}}`), verdict);
  expect(rows.at(-1)).toMatchObject({ name: 'tenant', value: null, check: { code: 'claim-missing' } });
});

test('an unknown kid is marked in the header, a bad signature is not', async () => {
  const header = object('{"alg":"HS256","kid":"k2"}');
  const unknown = await judged(signed({ exp: now + 60 }, { alg: 'HS256', kid: 'k2' }));
  expect(rowsOf('header', header, unknown).rows.find((row) => row.name === 'kid')?.check?.code).toBe('key-kid-unknown');
  const changed = await judged(`${signed({ exp: now + 60 }).slice(0, -2)}AA`);
  expect(rowsOf('header', header, changed).rows.every((row) => row.check === null)).toBe(true);
});

test('where keys without a name were tried, the kid is not to blame', async () => {
  const nameless = [1, 2].map((byte) => toVerificationKey(createSecretKey(Buffer.alloc(32, byte)), { name: `Key ${byte}` }, 'HS256'));
  const verdict = await judged(signed({ exp: now + 60 }), {}, nameless);
  expect(findCheck(verdict, 'key')?.code).toBe('key-none-fits');
  expect(rowsOf('header', object('{"alg":"HS256","kid":"k1"}'), verdict).rows.every((row) => row.check === null)).toBe(true);
});

test('thousands of claims: some as rows, the others as JSON', async () => {
  const many = Object.fromEntries(Array.from({ length: mostRows + 50 }, (_, index) => [`c${index}`, index]));
  const { rows, rest, restCount } = rowsOf('claims', object(JSON.stringify(many)), await judged(signed({ exp: now + 60 })));
  expect([rows.length, restCount, rest?.members[0]?.name]).toEqual([mostRows, 50, `c${mostRows}`]);
});

test('the header of a second signature carries its own checks', async () => {
  const verdict = await judged(signed({ exp: now + 60 }, { alg: 'HS256', kid: 'k2' }));
  const header = object('{"alg":"HS256","kid":"k2"}');
  const second = { ...verdict, checks: verdict.checks.map((check) => ({ ...check, signature: 1 })) };
  const blamed = (signature: number) => rowsOf('header', header, second, signature).rows.filter((row) => row.check !== null);
  expect(blamed(0)).toEqual([]);
  expect(blamed(1).map((row) => row.check?.code)).toEqual(['key-kid-unknown']);
});
