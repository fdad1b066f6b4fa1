import { appError } from './errors.ts';
import type { JsonObject } from './json/node.ts';
import { parseJson } from './json/parse.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * Reads the JSON text of an object; empty text is an empty object.
 * Errors: 'json-malformed' with the place, 'claims-not-an-object'.
 */
export function parseObject(text: string, field: string): Result<JsonObject> {
  if (text.trim() === '') return ok({ kind: 'object', members: [] });
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { problem, offset, line, column, member } = parsed.error;
    const actual = member === undefined ? problem : `${problem}: ${member.slice(0, 100)}`;
    return fail(appError('json-malformed', { field, actual, offset, line, column }));
  }
  if (parsed.value.kind !== 'object') {
    return fail(appError('claims-not-an-object', { field, expected: 'object', actual: parsed.value.kind }));
  }
  return ok(parsed.value);
}
