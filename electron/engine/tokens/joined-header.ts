import { memberOf, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { FormatProblem } from './strict-parse.ts';

/**
 * The JOSE header of a JSON serialization: the members of both headers, of which none may be in both (RFC 7515 section
 * 7.2.1, RFC 7516 section 7.2.1): else readers would differ in which one counts.
 */
export function joinedHeader(one: JsonObject | null, other: JsonObject | null): Result<JsonObject, FormatProblem> {
  const members = one?.members ?? [];
  const twice = members.find(({ name }) => other !== null && memberOf(other, name) !== undefined);
  if (twice !== undefined) return fail({ code: 'format-header-overlap', expected: 'distinct names', actual: twice.name });
  return ok({ kind: 'object', members: [...members, ...(other?.members ?? [])] });
}
