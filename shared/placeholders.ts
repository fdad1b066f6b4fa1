import { appError, type AppError } from './errors.ts';
import { parseInstant } from './instant.ts';
import { jsonNumber, jsonString, type JsonNode, type JsonObject } from './json/node.ts';
import { maxJsonDepth, parseJson } from './json/parse.ts';
import { stringifyJson } from './json/stringify.ts';
import { fail, ok, type Result } from './result.ts';
import type { Variable, VariableKind, VariableValues } from './variables.ts';

export type FillTools = {
  /** Unix seconds from which the values of kind 'time' count. */
  issuedAt: number;
  sha256: (text: string) => string /* base64url */;
};

/** Puts values in the place of `{{name}}`. What is wrong with one of them is kept: look at `problem` in the end. */
export type Filler = {
  /** The text with all values in it. */
  text(text: string): string;
  /** The same, but null where the text is exactly the placeholder of an optional variable without a value. */
  textOrNone(text: string): string | null;
  /** Entries that are exactly such a placeholder are left out; one that is exactly that of a list becomes the list's. */
  list(texts: readonly string[]): string[];
  /** Strings at any depth, though not names. A string that is exactly a placeholder becomes the value, with its type. */
  object(object: JsonObject): JsonObject;
  problem(): AppError | null;
};

const anyPlaceholder = /\{\{([A-Za-z_][A-Za-z0-9_.-]{0,59})\}\}/g;
const onePlaceholder = /^\{\{([A-Za-z_][A-Za-z0-9_.-]{0,59})\}\}$/;
const jsonNumberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const loneSurrogate = /[\ud800-\udfff]/u;

/** The names between braces, declared or not, each once. */
export function placeholdersIn(text: string): string[] {
  return text.includes('{{') ? [...new Set([...text.matchAll(anyPlaceholder)].map(([, name = '']) => name))] : [];
}

/** Only declared names are replaced. A variable without a value takes its default; each is read once, and only if it is used. */
export function createFiller(variables: readonly Variable[], values: VariableValues, tools: FillTools): Filler {
  const declared = new Map(variables.map((variable) => [variable.name, variable]));
  const given = new Map(values.map(({ name, value }) => [name, value]));
  const known = new Map<string, JsonNode | null>();
  let problem: AppError | null = null;

  /** Undefined: not declared. Null: optional and empty. */
  const valueOf = (name: string): JsonNode | null | undefined => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const variable = declared.get(name);
    if (variable === undefined) return undefined;
    const read = readValue(variable, given.get(name) || variable.default, tools);
    if (!read.ok) problem ??= read.error;
    const value = read.ok ? read.value : null;
    known.set(name, value);
    return value;
  };
  const whole = (text: string): JsonNode | null | undefined => {
    const name = onePlaceholder.exec(text)?.[1];
    return name === undefined ? undefined : valueOf(name);
  };
  const text = (template: string): string => {
    if (!template.includes('{{')) return template;
    return template.replace(anyPlaceholder, (placeholder, name: string) => {
      const value = valueOf(name);
      return value === undefined ? placeholder : asText(value);
    });
  };

  const node = (value: JsonNode, depth: number): JsonNode | null => {
    switch (value.kind) {
      case 'string': {
        const typed = whole(value.value);
        if (typed === undefined) return jsonString(text(value.value));
        if (typed !== null && depth + depthOf(typed) > maxJsonDepth) problem ??= malformed(value.value.slice(2, -2), 'json', 'too-deep');
        return typed;
      }
      case 'array':
        return { kind: 'array', items: value.items.map((item) => node(item, depth + 1)).filter((item) => item !== null) };
      case 'object':
        return object(value, depth + 1);
      default:
        return value;
    }
  };
  const object = ({ members }: JsonObject, depth = 1): JsonObject => ({
    kind: 'object',
    members: members.flatMap((member) => {
      const value = node(member.value, depth);
      return value === null ? [] : [{ name: member.name, value }];
    }),
  });

  return {
    text,
    textOrNone: (template) => (whole(template) === null ? null : text(template)),
    list: (templates) =>
      templates.flatMap((template) => {
        const value = whole(template);
        if (value === null) return [];
        return value?.kind === 'array' && value.items.every((item) => item.kind === 'string') ? value.items.map(asText) : [text(template)];
      }),
    object: (value) => object(value),
    problem: () => problem,
  };
}

function readValue(variable: Variable, text: string, { issuedAt, sha256 }: FillTools): Result<JsonNode | null> {
  const { name, kind, isRequired } = variable;
  if (text === '') return isRequired ? fail(appError('variable-missing', { field: `values.${name}` })) : ok(null);
  if (loneSurrogate.test(text)) return fail(malformed(name, kind, 'lone-surrogate'));
  const trimmed = text.trim();
  switch (kind) {
    case 'text':
      return ok(jsonString(text));
    case 'sha256':
      return ok(jsonString(sha256(text)));
    case 'number':
      return jsonNumberPattern.test(trimmed) ? ok({ kind: 'number', source: trimmed }) : fail(malformed(name, kind));
    case 'boolean':
      return trimmed === 'true' || trimmed === 'false' ? ok({ kind: 'boolean', value: trimmed === 'true' }) : fail(malformed(name, kind));
    case 'list':
      return ok({ kind: 'array', items: trimmed.split(',').flatMap((part) => (part.trim() === '' ? [] : [jsonString(part.trim())])) });
    case 'json': {
      const parsed = parseJson(text);
      if (parsed.ok) return ok(parsed.value);
      const { problem, line, column, offset } = parsed.error;
      return fail({ ...malformed(name, kind, problem), line, column, offset });
    }
    case 'time': {
      const instant = parseInstant(trimmed, issuedAt);
      if (instant.ok) return ok(jsonNumber(instant.value));
      const { error } = instant;
      return fail(error.code === 'instant-malformed' ? malformed(name, kind) : { ...error, field: `values.${name}` });
    }
  }
}

/** Without the value: it may be anything, and an error holds no claim's value. */
function malformed(name: string, kind: VariableKind, actual?: string): AppError {
  return appError('variable-malformed', { field: `values.${name}`, expected: kind, ...(actual !== undefined && { actual }) });
}

function asText(value: JsonNode | null): string {
  if (value === null) return '';
  if (value.kind === 'string') return value.value;
  const isList = value.kind === 'array' && value.items.every((item) => item.kind === 'string');
  return isList ? value.items.map(asText).join(',') : stringifyJson(value);
}

function depthOf(node: JsonNode): number {
  if (node.kind === 'array') return 1 + Math.max(0, ...node.items.map(depthOf));
  return node.kind === 'object' ? 1 + Math.max(0, ...node.members.map((member) => depthOf(member.value))) : 0;
}
