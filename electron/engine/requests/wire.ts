import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { z } from 'zod';
import type { HeaderField } from '../../../shared/requests.ts';
import type { SendLimits } from './limits.ts';
import type { WireRequest } from './redirects.ts';
import { hasHeader } from './request-headers.ts';

export type WireResponse = {
  readonly status: number;
  readonly statusText: string;
  /** As they came: duplicates and their order kept. */
  readonly headers: HeaderField[];
  readonly body: Dispatcher.ResponseData['body'];
};

export type Wire = {
  /** Sends one request and reads the response's head. Follows nothing, decodes nothing. Throws what the network throws. */
  exchange(request: WireRequest, signal: AbortSignal): Promise<WireResponse>;
  close(): Promise<void>;
};

const rawHeadersSchema = z.array(z.string());

/** `lookup` resolves names in place of the system's own; it is not asked about literal addresses. */
export type WireOptions = { readonly lookup?: LookupFunction };

/** HTTP/1.1 over undici: certificates always checked, no proxy from the environment, connections kept for a few seconds. */
export function createWire(limits: SendLimits, options: WireOptions = {}): Wire {
  // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment changes nothing.
  const connect = buildConnector({ timeout: limits.connectMs, rejectUnauthorized: true, ...options });
  const agent = new Agent({
    // undici would check the certificate against a Host header that the user typed.
    connect: (options, callback) => connect({ ...options, servername: isIP(options.hostname) === 0 ? options.hostname : '' }, callback),
    headersTimeout: limits.headersMs,
    bodyTimeout: 0,
    maxHeaderSize: limits.headerBytes,
  });
  return {
    async exchange(request, signal) {
      const response = await agent.request({
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']).parse(request.method),
        headers: headersOf(request).flatMap(({ name, value }) => [name, value]),
        body: request.body,
        responseHeaders: 'raw',
        signal,
      });
      return {
        status: response.statusCode,
        statusText: response.statusText,
        headers: headerPairs(rawHeadersSchema.parse(response.headers)),
        body: response.body,
      };
    },
    close: () => agent.destroy(),
  };
}

/** The user's headers, then the token, then what a server may expect and the user left out. */
function headersOf(request: WireRequest): HeaderField[] {
  const headers = [...request.headers];
  const addUnlessGiven = (name: string, value: string): void => {
    if (!hasHeader(headers, name.toLowerCase())) headers.push({ name, value });
  };
  if (request.compact !== null) headers.push({ name: 'Authorization', value: `Bearer ${request.compact}` });
  addUnlessGiven('Accept', '*/*');
  addUnlessGiven('Accept-Encoding', 'gzip, deflate, br');
  addUnlessGiven('User-Agent', 'Tokensmith');
  if (request.body !== null && request.body !== '') addUnlessGiven('Content-Type', contentTypeOf(request.body));
  return headers;
}

function contentTypeOf(body: string): string {
  try {
    JSON.parse(body);
    return 'application/json';
  } catch {
    return 'text/plain;charset=UTF-8';
  }
}

function headerPairs(flat: readonly string[]): HeaderField[] {
  const pairs: HeaderField[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    pairs.push({ name: flat[index] ?? '', value: readable(flat[index + 1] ?? '') });
  }
  return pairs;
}

/** Header bytes are given as Latin-1; servers that send more than ASCII mean UTF-8. */
function readable(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
