import { z } from 'zod';
import type { AppError } from '../../shared/errors.ts';
import { jsonString, type JsonMember, type JsonNode, type JsonObject } from '../../shared/json/node.ts';
import { stringifyJson } from '../../shared/json/stringify.ts';
import type { Check, Verdict } from '../../shared/verdict.ts';
import { visibleJson } from './terminal.ts';

/** One line of JSON, as everything under --json is written. */
export function jsonLine(node: JsonNode): string {
  return `${visibleJson(stringifyJson(node))}\n`;
}

export function object(...members: (readonly [name: string, value: JsonNode] | null)[]): JsonObject {
  const isMember = (member: (typeof members)[number]): member is readonly [string, JsonNode] => member !== null;
  return { kind: 'object', members: members.filter(isMember).map(([name, value]): JsonMember => ({ name, value })) };
}

const nothing: JsonNode = { kind: 'null' };

/** Plain values of ours as nodes. Values from tokens are nodes already and must stay so: they would lose digits here. */
export function toNode(value: unknown): JsonNode {
  if (value === null || value === undefined) return nothing;
  if (typeof value === 'string') return jsonString(value);
  if (typeof value === 'number') return { kind: 'number', source: String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (Array.isArray(value)) return { kind: 'array', items: value.map(toNode) };
  return object(...Object.entries(z.record(z.string(), z.unknown()).parse(value)).map(([name, member]) => [name, toNode(member)] as const));
}

export type Judged = { readonly verdict: Verdict; readonly header: JsonObject | null; readonly claims: JsonObject | null };

/** `{"id"?, "valid", "checks", "header", "claims", "key"}`: header and claims as they stand in the token, digit by digit. */
export function verdictNode({ verdict, header, claims }: Judged, id: JsonNode | null = null): JsonObject {
  return object(
    id === null ? null : ['id', id],
    ['valid', toNode(verdict.valid)],
    ['checks', { kind: 'array', items: verdict.checks.map(checkNode) }],
    ['header', header ?? nothing],
    ['claims', claims ?? nothing],
    ['key', toNode(verdict.key)],
  );
}

function checkNode({ name, outcome, code, expected, actual }: Check): JsonNode {
  return toNode({ name, outcome, code, expected, actual });
}

/** `{"id"?, "error": {"code", …}}`. */
export function errorNode(error: AppError, id: JsonNode | null = null): JsonObject {
  return object(id === null ? null : ['id', id], ['error', toNode(error)]);
}
