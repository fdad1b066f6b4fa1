import { z } from 'zod';

/**
 * A JSON value that loses nothing: numbers keep their source text (`1.0`, `10000000000000000001`),
 * members keep their order and may be named `__proto__` without being one.
 */
export type JsonNode =
  | { kind: 'object'; members: JsonMember[] }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'string'; value: string }
  | { kind: 'number'; source: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' };
export type JsonMember = { name: string; value: JsonNode };
export type JsonObject = Extract<JsonNode, { kind: 'object' }>;

export const jsonNodeSchema: z.ZodType<JsonNode> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    jsonObjectSchema,
    z.strictObject({ kind: z.literal('array'), items: z.array(jsonNodeSchema) }),
    z.strictObject({ kind: z.literal('string'), value: z.string() }),
    z.strictObject({ kind: z.literal('number'), source: z.string() }),
    z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
    z.strictObject({ kind: z.literal('null') }),
  ]),
);

export const jsonObjectSchema = z.strictObject({
  kind: z.literal('object'),
  members: z.array(
    z.strictObject({
      name: z.string(),
      get value(): z.ZodType<JsonNode> {
        return jsonNodeSchema;
      },
    }),
  ),
});

export function jsonString(value: string): JsonNode {
  return { kind: 'string', value };
}

export function jsonNumber(value: number): JsonNode {
  return { kind: 'number', source: String(value) };
}

export function memberOf(object: JsonObject, name: string): JsonNode | undefined {
  for (const member of object.members) if (member.name === name) return member.value;
  return undefined;
}

/** The member's text, if it is a string; else undefined. */
export function stringMember(object: JsonObject, name: string): string | undefined {
  const value = memberOf(object, name);
  return value?.kind === 'string' ? value.value : undefined;
}

/** The member as a finite double, if it is a number; else undefined. */
export function numberMember(object: JsonObject, name: string): number | undefined {
  const value = memberOf(object, name);
  if (value?.kind !== 'number') return undefined;
  const number = Number(value.source);
  return Number.isFinite(number) ? number : undefined;
}
