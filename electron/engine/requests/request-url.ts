import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/**
 * Reads the URL of a request: absolute, http or https, without user name and password.
 * Control characters are refused where `new URL` would silently drop them. Error: 'url-malformed'.
 */
export function readRequestUrl(text: string): Result<URL> {
  const trimmed = text.trim();
  if (trimmed === '') return malformed('http://… or https://…', 'empty');
  const offset = trimmed.search(/\p{Cc}/u);
  if (offset >= 0) return malformed('no control characters', nameOfCharacter(trimmed, offset), text.indexOf(trimmed) + offset);
  if (!URL.canParse(trimmed)) return malformed('http://… or https://…', /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? 'not a URL' : 'no scheme');
  const url = new URL(trimmed);
  if (!isHttp(url)) return malformed('http: or https:', url.protocol);
  if (url.username !== '' || url.password !== '') return malformed('no user name or password', 'user name or password');
  url.hash = '';
  return ok(url);
}

export function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

/** "CR", "U+0007": a character that cannot be shown, by name. */
export function nameOfCharacter(text: string, offset: number): string {
  const code = text.codePointAt(offset) ?? 0;
  const names = new Map([
    [0, 'NUL'],
    [9, 'TAB'],
    [10, 'LF'],
    [13, 'CR'],
  ]);
  return names.get(code) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function malformed(expected: string, actual: string, offset?: number) {
  return fail(appError('url-malformed', { field: 'url', expected, actual, ...(offset === undefined ? {} : { offset }) }));
}
