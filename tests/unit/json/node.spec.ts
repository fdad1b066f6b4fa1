import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { jsonObjectSchema } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';

const isGood = (value: unknown) => jsonObjectSchema.safeParse(value).success;
const within = (value: unknown) => ({ kind: 'object', members: [{ name: 'a', value: { kind: 'array', items: [value] } }] });
const good: object[] = [
  { kind: 'object', members: [{ name: '__proto__', value: { kind: 'null' } }] },
  { kind: 'array', items: [] },
  { kind: 'string', value: '' },
  { kind: 'number', source: '1.0' },
  { kind: 'boolean', value: false },
  { kind: 'null' },
];

test('every object that the parser reads is one, and goes through unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const parsed = parseJson(JSON.stringify({ value }));
      if (parsed.ok) expect(jsonObjectSchema.parse(parsed.value)).toEqual(parsed.value);
    }),
  );
});

test('no member too many or too few, and no other kind, at any depth', () => {
  for (const node of good) {
    expect([node, isGood(within(node))]).toEqual([node, true]);
    const bad = [
      { ...node, extra: 1 },
      { ...node, kind: 'other' },
      ...Object.keys(node).flatMap((name) => [{ ...node, [name]: undefined }, { ...node, [name]: 7 }, without(node, name)]),
    ];
    for (const wrong of bad) expect([wrong, isGood(within(wrong))]).toEqual([wrong, false]);
  }
  const nothing: unknown[] = [undefined, null, 'text', [], {}, Object.create({ kind: 'null' })];
  for (const wrong of nothing) expect([wrong, isGood(within(wrong))]).toEqual([wrong, false]);
  const members: unknown[] = [
    null,
    {},
    { name: 'a' },
    { name: 1, value: { kind: 'null' } },
    { name: 'a', value: { kind: 'null' }, extra: 1 },
  ];
  for (const member of members) expect([member, isGood({ kind: 'object', members: [member] })]).toEqual([member, false]);
  for (const other of good.slice(1)) expect(isGood(other)).toBe(false);
});

function without(node: object, name: string): object {
  return Object.fromEntries(Object.entries(node).filter(([own]) => own !== name));
}
