import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseJson } from '../../../shared/json/parse.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import {
  isBlank,
  newRow,
  objectOfRows,
  rowsOfObject,
  rowsOfText,
  textOfRows,
  withKind,
  type ClaimKind,
  type ClaimRow,
} from '../../../renderer/src/features/mint/claim-rows.ts';
import { claimObjects } from './json-nodes.ts';

function row(name: string, kind: ClaimKind, text: string, id = 1): ClaimRow {
  return { id, name, kind, text, isLeft: true };
}

test('an object becomes rows and comes back the same: order, digits and names', () => {
  fc.assert(
    fc.property(claimObjects, (object) => {
      expect(objectOfRows(rowsOfObject(object))).toEqual({ ok: true, value: object });
    }),
    { numRuns: 500 },
  );
});

test('rows become text and come back the same', () => {
  fc.assert(
    fc.property(claimObjects, (object) => {
      const rows = rowsOfObject(object);
      expect(rowsOfText(textOfRows(rows))).toEqual({ ok: true, value: rows });
    }),
    { numRuns: 500 },
  );
});

test('text becomes rows and comes back with the same value, to the last digit', () => {
  const text = '{"big":10000000000000000000001,"one":1.0,"__proto__":{"admin":true},"lines":"a\\nb","none":null,"list":["b",2]}';
  const rows = rowsOfText(text);
  if (!rows.ok) throw new Error('these are claims');
  expect(rows.value.map(({ name, kind, text: value }) => [name, kind, value])).toEqual([
    ['big', 'number', '10000000000000000000001'],
    ['one', 'number', '1.0'],
    ['__proto__', 'object', '{"admin":true}'],
    ['lines', 'quoted', '"a\\nb"'],
    ['none', 'null', ''],
    ['list', 'list', '["b",2]'],
  ]);
  const object = objectOfRows(rows.value);
  expect(object.ok && stringifyJson(object.value)).toBe(text);
});

test('rows that were added and never filled in count for nothing', () => {
  const blank = newRow([row('role', 'string', 'admin', 7)]);
  expect(blank).toMatchObject({ id: 8, isLeft: false });
  expect(isBlank(blank)).toBe(true);
  expect(textOfRows([blank])).toBe('');
  expect(objectOfRows([blank])).toEqual({ ok: true, value: { kind: 'object', members: [] } });
});

test('each mistake is named at its own row', () => {
  const rows = [
    row('', 'string', 'lost', 1),
    row('role', 'string', 'admin', 2),
    row('role', 'string', 'guest', 3),
    row('tenant', 'number', '12x', 4),
    row('hex', 'number', '0x10', 5),
    row('half', 'list', '[1,', 6),
    row('ok', 'boolean', 'true', 7),
  ];
  const object = objectOfRows(rows);
  if (object.ok) throw new Error('these rows are wrong');
  expect([...object.error].map(([id, { problem }]) => [id, problem])).toEqual([
    [1, 'name-missing'],
    [3, 'name-repeated'],
    [4, 'not-a-number'],
    [5, 'not-a-number'],
    [6, 'not-json'],
  ]);
  expect(object.error.get(6)).toMatchObject({ error: { problem: 'unexpected-end', offset: 3 } });
});

test('rows with mistakes are written as text with the same mistakes, so that nothing gets lost', () => {
  const text = textOfRows([row('role', 'string', 'admin', 1), row('role', 'number', '12x', 2), row('half', 'list', '[1,', 3)]);
  expect(text).toBe('{\n  "role": "admin",\n  "role": 12x,\n  "half": [1,\n}');
  expect(parseJson(text).ok).toBe(false);
});

test('text that cannot be rows says why', () => {
  expect(rowsOfText('')).toEqual({ ok: true, value: [] });
  expect(rowsOfText('[1]')).toEqual({ ok: false, error: { problem: 'not-an-object' } });
  expect(rowsOfText('{"":1}')).toEqual({ ok: false, error: { problem: 'name-unlistable', name: '' } });
  expect(rowsOfText('{"a\\nb":1}')).toMatchObject({ ok: false, error: { problem: 'name-unlistable' } });
  expect(rowsOfText('{\n "a": 1,\n "a": 2\n}')).toMatchObject({
    ok: false,
    error: { problem: 'not-json', error: { problem: 'duplicate-member', member: 'a', line: 3, column: 2 } },
  });
});

test('half a character is a mistake of its row', () => {
  const object = objectOfRows([row('name', 'string', '\ud83d')]);
  expect(object.ok).toBe(false);
});

test('another kind takes the value along where it can be meant', () => {
  const change = (text: string, from: ClaimKind, to: ClaimKind) => withKind(row('x', from, text), to).text;
  expect(change('true', 'string', 'boolean')).toBe('true');
  expect(change('perhaps', 'string', 'boolean')).toBe('false');
  expect(change('42', 'string', 'number')).toBe('42');
  expect(change('beta', 'string', 'list')).toBe('["beta"]');
  expect(change('["a"]', 'string', 'list')).toBe('["a"]');
  expect(change('5', 'number', 'list')).toBe('[5]');
  expect(change('{"a":1}', 'object', 'list')).toBe('[{"a":1}]');
  expect(change('["beta"]', 'list', 'string')).toBe('beta');
  expect(change('["a","b"]', 'list', 'string')).toBe('["a","b"]');
  expect(change('"beta"', 'quoted', 'string')).toBe('beta');
  expect(change('"two\\nlines"', 'quoted', 'string')).toBe('"two\\nlines"');
  expect(change('{"a":1}', 'string', 'object')).toBe('{"a":1}');
  expect(change('kept', 'string', 'null')).toBe('kept');
});

test('a list is a list and an object an object; without brackets, the brackets are what is told of', () => {
  const problem = (kind: ClaimKind, text: string) => {
    const object = objectOfRows([row('x', kind, text)]);
    return object.ok ? null : object.error.get(1);
  };
  expect(problem('list', '["a", "b"]')).toBeNull();
  expect(problem('object', ' {"id": 1}')).toBeNull();
  expect(problem('list', 'a, b')).toEqual({ problem: 'not-of-kind', kind: 'list' });
  expect(problem('list', '{"id": 1}')).toEqual({ problem: 'not-of-kind', kind: 'list' });
  expect(problem('object', '[1]')).toEqual({ problem: 'not-of-kind', kind: 'object' });
  expect(problem('object', '')).toEqual({ problem: 'not-of-kind', kind: 'object' });
  expect(problem('object', '{"id" 1}')).toMatchObject({ problem: 'not-json', error: { offset: 6 } });
  expect(problem('quoted', '1')).toEqual({ problem: 'not-of-kind', kind: 'quoted' });
});
