import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { JsonNode } from '../../../shared/json/node.ts';
import { parseJson, type JsonProblem } from '../../../shared/json/parse.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';

/** What JSON.parse would have made of it; only for values without members named __proto__. */
function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return node.value;
    case 'number':
      return Number(node.source);
    case 'array':
      return node.items.map(plain);
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, plain(value)]));
  }
}

const shallowJson = fc.jsonValue({ maxDepth: 6, noUnicodeString: false });

test('reads what JSON.parse reads, to the same value', () => {
  fc.assert(
    fc.property(shallowJson, fc.constantFrom(0, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const parsed = parseJson(text);
      // Lone surrogates are written as escapes by JSON.stringify; RFC 7493 has no room for them.
      if (!parsed.ok) return parsed.error.problem === 'lone-surrogate';
      expect(plain(parsed.value)).toEqual(JSON.parse(text));
      return true;
    }),
    { numRuns: 500 },
  );
});

test('writes back the very text, if it was compact', () => {
  fc.assert(
    fc.property(shallowJson, (value) => {
      const text = JSON.stringify(value);
      const parsed = parseJson(text);
      return !parsed.ok || stringifyJson(parsed.value) === text;
    }),
    { numRuns: 500 },
  );
});

test('never takes what JSON.parse refuses, never throws', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    'a',
    '1',
    '-',
    '.',
    'e',
    '0',
    'true',
    'null',
    ' ',
    '\n',
    '\u0000',
    '\\u00',
    '\ud83d',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      if (parseJson(text).ok) JSON.parse(text);
    }),
    { numRuns: 5_000 },
  );
});

for (const number of ['1.0', '10000000000000000001', '1E5', '-0', '1e400', '0.1e-7', '1.7976931348623157e309']) {
  test(`keeps the number ${number} as it was written`, () => {
    const parsed = parseJson(`{"n":${number}}`);
    expect(parsed.ok && stringifyJson(parsed.value)).toBe(`{"n":${number}}`);
  });
}

test('keeps the order of members, and __proto__ as a member like any other', () => {
  const text = '{"z":1,"2":2,"__proto__":{"admin":true},"1":3,"constructor":4}';
  const parsed = parseJson(text);
  expect(parsed.ok && stringifyJson(parsed.value)).toBe(text);
  expect('admin' in {}).toBe(false);
});

const refused: [string, JsonProblem, number, number][] = [
  ['\ufeff{}', 'byte-order-mark', 1, 1],
  ['', 'unexpected-end', 1, 1],
  ['{"a":1', 'unexpected-end', 1, 7],
  ['{"a":1}}', 'trailing-characters', 1, 8],
  ['{"a":1,\n"a":2}', 'duplicate-member', 2, 1],
  ['{"a":1,"\\u0061":2}', 'duplicate-member', 1, 8],
  ['{"a":{"b":1,"b":2}}', 'duplicate-member', 1, 13],
  ['{"a":01}', 'malformed-number', 1, 6],
  ['{"a":1.}', 'malformed-number', 1, 6],
  ['{"a":+1}', 'unexpected-character', 1, 6],
  ['{"a":.5}', 'unexpected-character', 1, 6],
  ['{"a":NaN}', 'unexpected-character', 1, 6],
  ["{'a':1}", 'unexpected-character', 1, 2],
  ['{"a":1,}', 'unexpected-character', 1, 8],
  ['[1,]', 'unexpected-character', 1, 4],
  ['{"a":"\\x"}', 'malformed-escape', 1, 7],
  ['{"a":"\\u12"}', 'malformed-escape', 1, 7],
  ['{"a":"\t"}', 'control-character', 1, 7],
  ['{"a":"\u0000"}', 'control-character', 1, 7],
  ['"\ud800"', 'lone-surrogate', 1, 2],
  ['"\\ud800"', 'lone-surrogate', 1, 2],
  ['"\\udc00\\ud800"', 'lone-surrogate', 1, 2],
  ['// no\n{}', 'unexpected-character', 1, 1],
];

for (const [text, problem, line, column] of refused) {
  test(`refuses ${JSON.stringify(text)}: ${problem} at ${line}:${column}`, () => {
    const parsed = parseJson(text);
    expect(parsed.ok ? null : parsed.error).toMatchObject({ problem, line, column });
  });
}

test('takes 32 levels and refuses the 33rd where it begins, also 100,000 of them', () => {
  expect(parseJson('['.repeat(32) + ']'.repeat(32)).ok).toBe(true);
  for (const depth of [33, 100_000]) {
    const parsed = parseJson('['.repeat(depth) + ']'.repeat(depth));
    expect(parsed.ok ? null : parsed.error).toMatchObject({ problem: 'too-deep', offset: 32 });
  }
});

test('takes surrogate pairs, plain or escaped or half and half', () => {
  for (const text of ['"\u{1f511}"', '"\\ud83d\\udd11"', '"\ud83d\\udd11"']) {
    const parsed = parseJson(text);
    expect(parsed.ok && parsed.value).toEqual({ kind: 'string', value: '\u{1f511}' });
  }
});
