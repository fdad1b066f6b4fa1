import { isRecord } from './sample.ts';

/** Values that no call declares as its input, whatever the call is. */
export const hostileWholes: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  NaN,
  Infinity,
  2n ** 70n,
  '',
  'keys:list',
  '__proto__',
  Symbol.iterator,
  () => ({ ok: true }),
  [],
  [{}],
  [[[[]]]],
  new Date(0),
  new Map([['id', 1]]),
  new Set([1]),
  /x/,
  new Error('x'),
  new Uint8Array(8),
  new ArrayBuffer(8),
  new Proxy({}, { ownKeys: () => ['id'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) }),
  Object.create({ id: 'inherited' }, { extra: { value: 1, enumerable: true } }),
  { __proto__: null, constructor: 1 },
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  { then: (resolve: (value: unknown) => void) => resolve({}) },
  { toJSON: () => ({}) },
  { length: 1, 0: 'x' },
];

/** Values of the wrong type or size for any single field. */
const hostileFields: readonly unknown[] = [
  undefined,
  {},
  [[]],
  NaN,
  Infinity,
  -0.5,
  2n ** 64n,
  Symbol('x'),
  () => 1,
  new Date(0),
  { toString: () => 'text' },
  { $gt: '' },
  ['a', 'b', { c: 1 }],
  'x'.repeat(20_000_000),
];

/** Hostile versions of a good input: a member too many, a member missing, and each member replaced. */
export function hostileVariants(sample: unknown): { what: string; input: unknown }[] {
  if (!isRecord(sample)) return [];
  const extra = ['d', 'k', 'privateKey', 'constructor', '__proto__', 'toString'].map((name) => {
    const input = { ...sample };
    Object.defineProperty(input, name, { value: 'x', enumerable: true });
    return { what: `extra ${name}`, input };
  });
  const missing = Object.keys(sample).map((name) => ({
    what: `without ${name}`,
    input: Object.fromEntries(Object.entries(sample).filter(([other]) => other !== name)),
  }));
  const replaced = Object.keys(sample).flatMap((name) =>
    hostileFields.map((value, index) => ({ what: `${name} = hostile ${index}`, input: { ...sample, [name]: value } })),
  );
  return [...extra, ...missing, ...replaced];
}
