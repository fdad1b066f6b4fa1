import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { diffObjects, type Difference } from '../../../shared/diff/json-diff.ts';
import { parseObject } from '../../../shared/parse-object.ts';

function object(text: string) {
  const parsed = parseObject(text, 'claims');
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

const diff = (left: string, right: string) => diffObjects(object(left), object(right));
const shown = ({ path, reading }: Difference) => [path.join('/'), reading] as const;

const table: [name: string, left: string, right: string, expected: unknown][] = [
  ['the same', '{"a":1,"b":[{"c":null}]}', '{"a":1,"b":[{"c":null}]}', []],
  ['another order of members', '{"a":1,"b":2}', '{"b":2,"a":1}', []],
  ['a time', '{"exp":1000}', '{"exp":4600}', [['exp', { kind: 'time', seconds: 3_600 }]]],
  ['a time that goes back by a half', '{"iat":10.5}', '{"iat":10}', [['iat', { kind: 'time', seconds: -0.5 }]]],
  ['a number of that name further in', '{"act":{"exp":1}}', '{"act":{"exp":2}}', [['act/exp', { kind: 'value' }]]],
  ['another writing', '{"n":3.0}', '{"n":3}', [['n', { kind: 'writing' }]]],
  ['another writing of a time', '{"exp":1e3}', '{"exp":1000}', [['exp', { kind: 'writing' }]]],
  ['numbers that a double cannot tell apart', '{"n":10000000000000000001}', '{"n":10000000000000000002}', [['n', { kind: 'value' }]]],
  ['scopes', '{"scope":"read write"}', '{"scope":"write  admin"}', [['scope', { kind: 'set', added: ['admin'], removed: ['read'] }]]],
  ['scopes in another order', '{"scope":"a b"}', '{"scope":"b a"}', [['scope', { kind: 'set', added: [], removed: [] }]]],
  ['a list for a text', '{"scp":"a b"}', '{"scp":["b","a"]}', [['scp', { kind: 'set', added: [], removed: [] }]]],
  ['an audience with a space', '{"aud":"a b"}', '{"aud":["a","b"]}', [['aud', { kind: 'set', added: ['a', 'b'], removed: ['a b'] }]]],
  ['a set that came', '{}', '{"roles":["x"]}', [['roles', { kind: 'set', added: ['x'], removed: [] }]]],
  ['a set that is none', '{"roles":["x"]}', '{"roles":[1]}', [['roles/0', { kind: 'value' }]]],
  [
    'a list, by place',
    '{"l":[1,2,3]}',
    '{"l":[1,5]}',
    [
      ['l/1', { kind: 'value' }],
      ['l/2', { kind: 'value' }],
    ],
  ],
  ['another kind', '{"a":"1"}', '{"a":1}', [['a', { kind: 'value' }]]],
  ['null is not nothing', '{"a":null}', '{}', [['a', { kind: 'value' }]]],
  ['members named __proto__', '{"__proto__":1}', '{"__proto__":2}', [['__proto__', { kind: 'value' }]]],
  [
    'what came stands last',
    '{"a":1,"b":1}',
    '{"c":1,"b":2}',
    [
      ['a', { kind: 'value' }],
      ['b', { kind: 'value' }],
      ['c', { kind: 'value' }],
    ],
  ],
];
for (const [name, left, right, expected] of table) {
  test(name, () => {
    expect(diff(left, right).map(shown)).toEqual(expected);
  });
}

test('no difference exactly where the values are the same, and the other way round is the same set of paths', () => {
  const json = fc
    .object({ maxDepth: 3, values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)] })
    .map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(json, json, (left, right) => {
      expect(diff(left, left)).toEqual([]);
      const paths = (all: readonly Difference[]) => all.map(({ path }) => JSON.stringify(path)).toSorted();
      expect(paths(diff(left, right))).toEqual(paths(diff(right, left)));
    }),
  );
});
