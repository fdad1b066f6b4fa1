import { expect, test } from '@playwright/test';
import { parseJson } from '../../../shared/json/parse.ts';
import type { JsonObject } from '../../../shared/json/node.ts';
import { memberReader } from '../../../electron/engine/tokens/member-reader.ts';

function objectOf(value: object): JsonObject {
  const parsed = parseJson(JSON.stringify(value));
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('No object');
  return parsed.value;
}

test('what is absent is no problem', () => {
  const read = memberReader();
  expect(read.text(objectOf({}), 'payload')).toBeNull();
  expect(read.object(objectOf({}), 'header')).toBeNull();
  expect(read.problem()).toBeNull();
});

test('the first member of another kind is named, and no later one', () => {
  const read = memberReader();
  const jws = objectOf({ payload: 1, header: 'x', signature: 's' });
  expect(read.text(jws, 'signature')).toBe('s');
  expect(read.object(jws, 'header')).toBeNull();
  expect(read.text(jws, 'payload')).toBeNull();
  expect(read.problem()).toEqual({ code: 'format-json-malformed', expected: 'header: object', actual: 'header: string' });
});

test('a text that is none is named', () => {
  const read = memberReader();
  expect(read.text(objectOf({ payload: 1 }), 'payload')).toBeNull();
  expect(read.problem()).toMatchObject({ expected: 'payload: string', actual: 'payload: number' });
});

const lists: [what: string, list: unknown, found: number, actual: string | null][] = [
  ['one', [{}], 1, null],
  ['as many as may be', [{}, {}, {}], 3, null],
  ['one too many', [{}, {}, {}, {}], 0, 'list: 4'],
  ['none', [], 0, 'list: 0'],
  ['no list', {}, 0, 'list: 0'],
  ['something else in it', [{}, 'x'], 0, 'list: something else'],
];
for (const [what, list, found, actual] of lists) {
  test(`a list of objects: ${what}`, () => {
    const read = memberReader();
    expect(read.objects(objectOf({ list }), 'list', 3)).toHaveLength(found);
    expect(read.problem()?.actual ?? null).toBe(actual);
  });
}
