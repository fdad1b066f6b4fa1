import type { HeaderField } from '../../../shared/requests.ts';
import { isPrivateHost } from './private-host.ts';
import { isHttp } from './request-url.ts';

/** The request as it goes over the wire on one hop. */
export type WireRequest = {
  readonly url: URL;
  readonly method: string;
  /** What the user typed, without credentials that the engine adds. */
  readonly headers: readonly HeaderField[];
  /** The token of the chosen identity, or null. */
  readonly compact: string | null;
  readonly body: string | null;
};

export type Redirect = { request: WireRequest; stripped: boolean };

export const maxRedirects = 10;

const redirecting = new Set([301, 302, 303, 307, 308]);

/**
 * What to send next, or null where the answer is to be shown as it is: no redirect, nowhere to go, or a way that
 * is not taken without being asked: from https to http, from a public host to a private address, with a password in it.
 * When scheme, host or port change, the token, the body and all headers but Accept* stay behind.
 */
export function nextHop(request: WireRequest, status: number, location: string | undefined): Redirect | null {
  if (!redirecting.has(status) || location === undefined || !URL.canParse(location, request.url.href)) return null;
  const url = new URL(location, request.url.href);
  url.hash = '';
  if (!isHttp(url) || url.username !== '' || url.password !== '') return null;
  if (request.url.protocol === 'https:' && url.protocol === 'http:') return null;
  if (isPrivateHost(url.hostname) && !isPrivateHost(request.url.hostname)) return null;
  const next = { ...request, ...methodAfter(request, status), url };
  const stripped = url.origin !== request.url.origin;
  return { request: stripped ? strip(next) : next, stripped };
}

/** RFC 9110 section 15.4: 303 always, and 301 and 302 of a POST, go on as a GET without content. */
function methodAfter(request: WireRequest, status: number): Pick<WireRequest, 'method' | 'headers' | 'body'> {
  const { method, headers, body } = request;
  const becomesGet = status === 303 ? method !== 'GET' && method !== 'HEAD' : status < 303 && method === 'POST';
  if (!becomesGet) return { method, headers, body };
  return { method: 'GET', headers: withoutContentHeaders(headers), body: null };
}

function strip(request: WireRequest): WireRequest {
  const headers = request.headers.filter(({ name }) => /^accept(?:-|$)/i.test(name));
  return { ...request, headers, compact: null, body: null };
}

function withoutContentHeaders(headers: readonly HeaderField[]): HeaderField[] {
  return headers.filter(({ name }) => !/^content-/i.test(name));
}
