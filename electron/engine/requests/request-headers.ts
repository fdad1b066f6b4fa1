import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { HeaderField } from '../../../shared/requests.ts';
import { nameOfCharacter } from './request-url.ts';

/** RFC 9110 section 5.6.2. */
const notInToken = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/;
/** RFC 9110 section 5.5: visible Latin-1, space and tab. What lies beyond U+00FF has no byte on the wire. */
const notInValue = /[^\t\u0020-\u007e\u0080-\u00ff]/;

/** The connection is ours: these would change how the message is framed, or what the next one is. */
const framing = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Checks the user's header fields, in the order in which they will be sent; empty rows are left out.
 * Error: 'header-malformed' with the field ("headers.2.value") and, for a forbidden character, its offset.
 */
export function readRequestHeaders(fields: readonly HeaderField[], hasToken: boolean): Result<HeaderField[]> {
  const read: HeaderField[] = [];
  for (const [index, { name: typed, value }] of fields.entries()) {
    const name = withoutSpaces(typed);
    if (name === '' && withoutSpaces(value) === '') continue;
    const wrongName = problemOfName(name, hasToken, read);
    if (wrongName !== null) return malformed(`headers.${index}.name`, wrongName);
    const offset = value.search(notInValue);
    if (offset >= 0) {
      const actual = nameOfCharacter(value, offset);
      return malformed(`headers.${index}.value`, { expected: 'Latin-1 text on one line', actual, offset });
    }
    read.push({ name, value: withoutSpaces(value) });
  }
  return ok(read);
}

/** Only what RFC 9110 calls white space: `trim` would also take line breaks away unseen. */
function withoutSpaces(text: string): string {
  const isSpace = (at: number): boolean => text[at] === ' ' || text[at] === '\t';
  let start = 0;
  let end = text.length;
  while (isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

type Problem = { expected: string; actual: string; offset?: number };

function problemOfName(name: string, hasToken: boolean, before: readonly HeaderField[]): Problem | null {
  if (name === '') return { expected: 'a name', actual: 'empty' };
  const offset = name.search(notInToken);
  if (offset >= 0) return { expected: "letters, digits and !#$%&'*+-.^_`|~", actual: nameOfCharacter(name, offset), offset };
  const lower = name.toLowerCase();
  if (framing.has(lower)) return { expected: 'a header that is not set by the connection', actual: lower };
  if (lower === 'authorization' && hasToken) return { expected: 'no Authorization while a token is chosen', actual: lower };
  if (lower === 'host' && hasHeader(before, lower)) return { expected: 'one Host', actual: 'two' };
  return null;
}

export function hasHeader(fields: readonly HeaderField[], name: string): boolean {
  return fields.some((field) => field.name.toLowerCase() === name);
}

function malformed(field: string, problem: Problem) {
  return fail(appError('header-malformed', { field, ...problem }));
}
