import type { IncomingMessage } from 'node:http';
import { rawHeaderValues } from './local-origin.ts';

/** How a request carried its credentials (RFC 6750 section 2.1: the Authorization header, once). */
export type BearerCredential =
  | { kind: 'none' }
  | { kind: 'token'; compact: string }
  /** Two Authorization headers, or a header and a query parameter: RFC 6750 section 3.1, invalid_request. */
  | { kind: 'ambiguous' };

const bearerPattern = /^bearer +(\S.*)$/i;

/** Reads the token from the header. Tokens in the query or in cookies are no credentials here. */
export function readBearer(request: Pick<IncomingMessage, 'rawHeaders' | 'url'>): BearerCredential {
  const [value, ...others] = rawHeaderValues(request, 'authorization');
  if (value === undefined) return { kind: 'none' };
  if (others.length > 0 || hasQueryToken(request.url ?? '')) return { kind: 'ambiguous' };
  const compact = bearerPattern.exec(value)?.[1];
  return compact === undefined ? { kind: 'none' } : { kind: 'token', compact: compact.trimEnd() };
}

function hasQueryToken(url: string): boolean {
  const query = url.indexOf('?');
  return query >= 0 && new URLSearchParams(url.slice(query)).has('access_token');
}
