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

/**
 * Written by hand, for a token can have 100,000 values, and a schema of schemas takes thirty times as long. Exactly the members
 * above and no other, as a strict object has it.
 */
export const jsonObjectSchema = z.custom<JsonObject>((value) => isNode(value) && value.kind === 'object');

function isNode(value: unknown): value is JsonNode {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const members = Object.keys(value).length;
  switch (value.kind) {
    case 'object':
      return members === 2 && 'members' in value && Array.isArray(value.members) && value.members.every(isMember);
    case 'array':
      return members === 2 && 'items' in value && Array.isArray(value.items) && value.items.every(isNode);
    case 'string':
      return members === 2 && 'value' in value && typeof value.value === 'string';
    case 'number':
      return members === 2 && 'source' in value && typeof value.source === 'string';
    case 'boolean':
      return members === 2 && 'value' in value && typeof value.value === 'boolean';
    case 'null':
      return members === 1;
    default:
      return false;
  }
}

function isMember(member: unknown): member is JsonMember {
  if (typeof member !== 'object' || member === null || Object.keys(member).length !== 2) return false;
  return 'name' in member && typeof member.name === 'string' && 'value' in member && isNode(member.value);
}

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
