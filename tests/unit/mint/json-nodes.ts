import fc from 'fast-check';
import type { JsonNode, JsonObject } from '../../../shared/json/node.ts';

/** Names that a one-line field can hold. `__proto__` and friends among them. */
const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'role', '역할'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((name) => !/[\u0000-\u001f]/.test(name)),
);

/** Numbers as text, with all that a double would lose. */
const numbers = fc.constantFrom('0', '-0', '1.0', '1.50', '6e23', '1E-7', '10000000000000000000001', '-100002348117421473', '1e400', '0.1');

const scalars: fc.Arbitrary<JsonNode> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((value): JsonNode => ({ kind: 'string', value })),
  fc.constantFrom('two\nlines', 'a\ttab', '\r', '', ' ', '"', '\\').map((value): JsonNode => ({ kind: 'string', value })),
  numbers.map((source): JsonNode => ({ kind: 'number', source })),
  fc.boolean().map((value): JsonNode => ({ kind: 'boolean', value })),
  fc.constant<JsonNode>({ kind: 'null' }),
);

const { node } = fc.letrec<{ node: JsonNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalars,
    fc.array(tie('node'), { maxLength: 4 }).map((items): JsonNode => ({ kind: 'array', items })),
    objectOf(tie('node')),
  ),
}));

function objectOf(values: fc.Arbitrary<JsonNode>): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(names, values), { selector: ([name]) => name, maxLength: 6 })
    .map((members) => ({ kind: 'object', members: members.map(([name, value]) => ({ name, value })) }));
}

/** Any object that may be somebody's claims, in the order of its members. */
export const claimObjects: fc.Arbitrary<JsonObject> = objectOf(node);
