import { z } from 'zod';
import { jsonObjectSchema, type JsonNode } from '../../shared/json/node.ts';

/** One JSON value of each kind. */
const nodes: JsonNode[] = [
  { kind: 'object', members: [{ name: 'text', value: { kind: 'object', members: [] } }] },
  { kind: 'array', items: [] },
  { kind: 'string', value: 'text' },
  { kind: 'number', source: '1' },
  { kind: 'boolean', value: true },
  { kind: 'null' },
];

/**
 * Makes a value that a schema accepts, by walking the schema's own definition: so a call is covered
 * the day it is declared. Optional members are left out, arrays hold one item, unions take their first member.
 */
export function sampleOf(schema: z.core.$ZodType, depth = 0): unknown {
  const { def } = schema._zod;
  if (schema === jsonObjectSchema) return { kind: 'object', members: [{ name: 'text', value: { kind: 'array', items: nodes } }] };
  if (depth > 12) throw new Error('The schema nests too deep for a sample');
  const inner = (next: z.core.$ZodType) => sampleOf(next, depth + 1);
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape).filter(
      ([, member]) => !(member instanceof z.ZodOptional || member instanceof z.ZodExactOptional),
    );
    return Object.fromEntries(entries.map(([name, member]) => [name, inner(member)]));
  }
  if (schema instanceof z.ZodArray) return depth > 8 ? [] : [inner(schema.element)];
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    const [member] = schema.options;
    if (member === undefined) throw new Error('An empty union');
    return inner(member);
  }
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return inner(schema.unwrap());
  if (schema instanceof z.ZodLazy) return inner(schema.unwrap());
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodRecord) return recordOf(schema.keyType, inner(schema.valueType));
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodNull) return null;
  if (schema instanceof z.ZodNumber) return Math.max(1, schema.minValue ?? 1);
  if (schema instanceof z.ZodUUID) return '7b1f9e6c-2f6d-4f0e-9c1a-1d2e3f405162';
  if (schema instanceof z.ZodString) return 'text'.padEnd(schema.minLength ?? 0, '.');
  throw new Error(`No sample for a schema of type ${def.type}`);
}

/** All of the names, where the schema lists them. */
function recordOf(names: z.core.$ZodType, value: unknown): Record<string, unknown> {
  const listed = names instanceof z.ZodEnum ? names.options : ['text'];
  return Object.fromEntries(listed.map((name) => [name, value]));
}

/** Every object inside the value, by path, the value itself first. */
export function objectsIn(value: unknown, path = ''): { path: string; object: Record<string, unknown> }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(item, `${path}[${index}]`));
  if (!isRecord(value)) return [];
  const below = Object.entries(value).flatMap(([name, member]) => objectsIn(member, path === '' ? name : `${path}.${name}`));
  return [{ path, object: value }, ...below];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
