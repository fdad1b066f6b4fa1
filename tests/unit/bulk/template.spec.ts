import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { currentSecond, sha256 } from '../../../electron/engine/bulk/minting/compose-tools.ts';
import { fillShape, shapeOf } from '../../../electron/engine/bulk/minting/row-shape.ts';
import { fits, templateOf, textsOf, write } from '../../../electron/engine/bulk/minting/template.ts';
import type { Column } from '../../../electron/engine/bulk/reading/columns.ts';
import { composeToken } from '../../../shared/mint.ts';
import { filledWith, variable } from './minting.ts';

const facts = { signer: { alg: 'ES256', kid: 'k1', publicJwk: null }, recipient: null };
const now = currentSecond();
const columns: Column[] = [
  { name: 'user', type: 'string' },
  { name: 'level', type: 'string' },
  { name: 'note', type: 'string' },
  { name: 'data', type: 'json' },
  { name: 'not a variable', type: 'string' },
];

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', '\\', '{{user}}', '\n', '\u2028', '\u0000', '<'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});
const cells = fc.tuple(
  text,
  fc.oneof(fc.integer().map(String), fc.constantFrom('1.0', '-0', '1e400', '10000000000000000001', 'x')),
  text,
  fc.json({ maxDepth: 3 }),
  text,
);
/** A text of a recipe: words, placeholders, and what only looks like one. */
const sample = fc
  .array(fc.constantFrom('a', ' b', '"', '{{user}}', '{{level}}', '{{note}}', '{{other}}', '{{', '😀', 'urn:x:'), { maxLength: 4 })
  .map((parts) => parts.join(''));
const recipes = fc.record({
  subject: fc.option(sample),
  issuer: fc.option(sample),
  audience: fc.array(
    sample.filter((one) => one !== ''),
    { maxLength: 3 },
  ),
  claims: fc
    .dictionary(fc.constantFrom('x', 'y', '__proto__', 'z "'), fc.oneof(sample, fc.array(sample), fc.integer(), fc.record({ in: sample })))
    .map((claims) => JSON.stringify(claims)),
  header: fc.option(sample, { nil: '' }).map((value) => (value === '' ? '' : JSON.stringify({ extra: value }))),
  lifetime: fc.constantFrom('1h', '1mo', 'none', '{{level}}h'),
  notBefore: fc.constantFrom(null, '5m'),
  issuedAt: fc.constantFrom('now', '-60s', null),
  jti: fc.constantFrom('random' as const, 'none' as const),
});

test('a template writes of every row what composing it says', () => {
  let [templates, rows] = [0, 0];
  const tools = { now, sha256 };
  fc.assert(
    fc.property(recipes, fc.array(cells, { minLength: 3, maxLength: 6 }), fc.boolean(), (recipe, table, adds) => {
      const filled = filledWith({ ...recipe, keyId: '00000000-0000-4000-8000-000000000000' }, [
        variable('user'),
        variable('level', { kind: 'number' }),
        variable('note', { default: 'none' }),
      ]);
      const shape = shapeOf(filled, columns, adds);
      if (!shape.ok) throw new Error(shape.error.code);
      const template = templateOf(shape.value, facts, tools);
      if (recipe.lifetime.includes('{{')) expect(template).toBeNull();
      if (template === null) return;
      templates++;
      for (const row of table) {
        if (!fits(shape.value.slots, row)) continue;
        rows++;
        const composed = composeToken(fillShape(shape.value, row), facts, { ...tools, jti: 'the-jti' });
        const texts = composed.ok ? textsOf(composed.value) : composed.error;
        expect({ header: write(template.header, row, 'the-jti'), payload: write(template.payload, row, 'the-jti') }).toEqual(texts);
      }
    }),
    { numRuns: 2_000 },
  );
  // Else nothing was compared.
  expect(templates).toBeGreaterThan(500);
  expect(rows).toBeGreaterThan(500);
});

test('no template where a cell has a part in the times, the form or a list', () => {
  const of = (...[recipe, kind = 'text']: [Parameters<typeof filledWith>[0], ('text' | 'list' | 'time')?]) => {
    const shape = shapeOf(
      filledWith({ keyId: '00000000-0000-4000-8000-000000000000', ...recipe }, [variable('user', { kind })]),
      columns,
      false,
    );
    return shape.ok ? templateOf(shape.value, facts, { now, sha256 }) : shape.error;
  };
  expect(of({ subject: '{{user}}' })).not.toBeNull();
  expect(of({ notBefore: '{{user}}' })).toBeNull();
  expect(of({ issuedAt: '{{user}}' })).toBeNull();
  expect(of({ audience: ['{{user}}'] }, 'list')).toBeNull();
  expect(of({ claims: '{"t":"{{user}}"}' }, 'time')).toBeNull();
  expect(of({ payload: { kind: 'text', text: '{{user}}' } })).toBeNull();
  expect(of({ keyId: null })).toBeNull();
});

test('a cell is a value, never a place to be filled again', () => {
  const shape = shapeOf(filledWith({}, [variable('user')]), columns, true);
  if (!shape.ok) throw new Error(shape.error.code);
  const row = ['{{note}}', '{{user}}', '{{user}}', '"{{user}}"', ''];
  const composed = composeToken(fillShape(shape.value, row), facts, { now, sha256, jti: 'j' });
  expect(composed.ok && JSON.parse(composed.value.payload.text)).toMatchObject({
    level: '{{user}}',
    note: '{{user}}',
    data: '{{user}}',
    'not a variable': '',
  });
});
