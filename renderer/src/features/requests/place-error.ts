import type { AppError } from '../../../../shared/errors.ts';

/** Where an error belongs on the screen: at a field of the request, or in place of the response. */
export type ErrorPlace =
  | { readonly at: 'url' }
  | { readonly at: 'header'; readonly row: number; readonly part: 'name' | 'value' }
  | { readonly at: 'identity' }
  | { readonly at: 'body' }
  | { readonly at: 'response' };

export function placeOf(error: AppError): ErrorPlace {
  const field = error.field ?? '';
  const header = /^headers\.(\d{1,3})(?:\.(name|value))?$/.exec(field);
  if (header !== null) return { at: 'header', row: Number(header[1]), part: header[2] === 'value' ? 'value' : 'name' };
  switch (error.code) {
    case 'url-malformed':
      return { at: 'url' };
    case 'token-unavailable':
    case 'token-not-found':
    case 'token-malformed':
    case 'key-unusable':
    case 'key-not-found':
    case 'secret-missing':
    case 'secret-corrupt':
    case 'keychain-locked':
    case 'keychain-hung':
      return { at: 'identity' };
    case 'invalid-input':
      return placeOfInput(field);
    default:
      return { at: 'response' };
  }
}

/** The schema's own refusals: a URL, header or body beyond its length. */
function placeOfInput(field: string): ErrorPlace {
  if (field === 'url') return { at: 'url' };
  if (field === 'body') return { at: 'body' };
  return field.startsWith('identity') ? { at: 'identity' } : { at: 'response' };
}

export type UrlProblem =
  | { readonly kind: 'missing' | 'no-scheme' | 'credentials' | 'malformed' }
  | { readonly kind: 'scheme' | 'control'; readonly actual: string };

/** What is wrong with the URL, read from the engine's `expected` and `actual`. */
export function urlProblemOf({ expected = '', actual = '' }: AppError): UrlProblem {
  if (actual === 'empty') return { kind: 'missing' };
  if (actual === 'no scheme') return { kind: 'no-scheme' };
  if (actual === 'user name or password') return { kind: 'credentials' };
  if (expected === 'no control characters') return { kind: 'control', actual };
  return expected === 'http: or https:' ? { kind: 'scheme', actual } : { kind: 'malformed' };
}

export type HeaderProblem =
  | { readonly kind: 'name-missing' | 'taken' | 'twice' | 'other' }
  | { readonly kind: 'framing' | 'name-character' | 'value-character'; readonly actual: string };

export function headerProblemOf({ code, field = '', expected = '', actual = '' }: AppError): HeaderProblem {
  if (code !== 'header-malformed') return { kind: 'other' };
  if (field.endsWith('.value')) return { kind: 'value-character', actual };
  if (expected === 'a name') return { kind: 'name-missing' };
  if (expected === 'one Host') return { kind: 'twice' };
  if (expected.startsWith('no Authorization')) return { kind: 'taken' };
  if (expected.startsWith('a header that')) return { kind: 'framing', actual };
  return { kind: 'name-character', actual };
}

/** Host and port of a URL, for "nobody listens at …"; the text itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.slice(0, 100);
}

export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
