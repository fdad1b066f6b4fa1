import type { LookupFunction } from 'node:net';
import { appError } from '../../../shared/errors.ts';
import type { JsonNode } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { notPublic, readDocumentUrl } from './document-url.ts';
import { valuesOf } from './explain-refusal.ts';
import { AddressRefused, guardedLookup } from './guarded-lookup.ts';
import { documentLimits, type SendLimits } from './limits.ts';
import { networkFailure } from './network-failure.ts';
import { isLoopbackHost, isPrivateHost } from './private-host.ts';
import { readBody } from './read-body.ts';
import { untilAborted } from '../until-aborted.ts';
import type { WireResponse } from './wire.ts';

export type FetchedDocument = {
  readonly json: JsonNode;
  /** `max-age` of Cache-Control in seconds, 0 where it may not be kept; null where nothing is said (RFC 9111 section 5.2.2). */
  readonly maxAge: number | null;
};

export type DocumentRequest = {
  readonly url: string;
  /** The user allowed an address on this computer or a private network. */
  readonly allowsLocal: boolean;
  readonly signal: AbortSignal;
};

export type FetchDocument = (request: DocumentRequest) => Promise<Result<FetchedDocument>>;

export type DocumentFetcher = {
  readonly limits?: SendLimits;
  /** Stands in for the system's resolver. */
  readonly lookup?: LookupFunction;
};

/**
 * A hundred keys with all their members are some 2,000 values. Half a megabyte of commas would be 250,000, and hold up
 * whoever reads them for a third of a second.
 */
const maximumValues = 10_000;

/**
 * Fetches one JSON document with GET, and nothing else: no redirect is followed, no cookie or credential sent, no cache
 * asked. Every document has a connection of its own, so one that was opened to an allowed address serves no other.
 * Errors: those of readDocumentUrl and networkFailure, 'answer-status' for all but 200, 'answer-malformed',
 * 'response-too-large', 'timed-out', 'cancelled'.
 */
export function documentFetcher({ limits = documentLimits, lookup }: DocumentFetcher = {}): FetchDocument {
  return async ({ url: text, allowsLocal, signal }) => {
    const url = readDocumentUrl(text, allowsLocal);
    if (!url.ok) return url;
    if (signal.aborted) return fail(appError('cancelled'));
    const isAllowed = addressRule(url.value, allowsLocal);
    const { createWire } = await import('./wire.ts');
    const wire = createWire(limits, { lookup: guardedLookup(isAllowed, lookup) });
    const deadline = AbortSignal.timeout(limits.totalMs);
    const stop = AbortSignal.any([signal, deadline]);
    const request = { url: url.value, method: 'GET', headers: [{ name: 'Accept', value: 'application/json' }], compact: null, body: null };
    try {
      return await untilAborted(
        wire.exchange(request, stop).then((response) => readAnswer(response, limits)),
        stop,
      );
    } catch (cause) {
      if (signal.aborted) return fail(appError('cancelled'));
      if (deadline.aborted) return fail(appError('timed-out', { field: 'url', expected: `${limits.totalMs / 1000} s` }));
      if (cause instanceof AddressRefused) return fail(notPublic(`${cause.hostname} (${cause.address})`));
      const failure = isDecoding(cause) ? malformed('a body as its Content-Encoding says', 'another') : networkFailure(cause);
      if (failure === null) throw cause;
      return fail(failure);
    } finally {
      // Not awaited: it waits for the socket, and the caller has its answer.
      void wire.close();
    }
  };
}

/** Plain http is for this very computer, whatever its name resolves to. */
function addressRule(url: URL, allowsLocal: boolean): (address: string) => boolean {
  if (url.protocol === 'http:') return isLoopbackHost;
  return allowsLocal ? () => true : (address) => !isPrivateHost(address);
}

async function readAnswer(response: WireResponse, limits: SendLimits): Promise<Result<FetchedDocument>> {
  const { status, headers } = response;
  // What is not read to its end fails when its connection is closed, with nobody there to be told.
  response.body.on('error', () => undefined);
  if (status !== 200) return fail(appError('answer-status', { field: 'url', expected: '200', actual: String(status) }));
  const declared = Number(valuesOf(headers, 'content-length')[0] ?? 0);
  if (declared > limits.wireBytes) {
    const expected = `at most ${limits.wireBytes} bytes`;
    return fail(appError('response-too-large', { field: 'body', expected, actual: `${declared} bytes` }));
  }
  const body = await readBody(response.body, valuesOf(headers, 'content-encoding').join(','), limits);
  if (!body.ok) return body;
  const text = utf8(body.value.shown);
  if (text === null) return fail(malformed('JSON in UTF-8', 'other bytes'));
  if (/^\s*<(?:!doctype|html|head|body|\?xml|!--)/i.test(text)) return fail(malformed('JSON', 'a web page'));
  const values = text.split(',', maximumValues + 1).length;
  if (values > maximumValues) return fail(malformed(`at most ${maximumValues} values`, 'more'));
  const parsed = parseJson(text);
  if (parsed.ok) return ok({ json: parsed.value, maxAge: maxAgeOf(valuesOf(headers, 'cache-control').join(',')) });
  const { problem, line, column, offset } = parsed.error;
  return fail({ ...malformed('JSON', text.trim() === '' ? 'nothing' : problem), line, column, offset });
}

function malformed(expected: string, actual: string): ReturnType<typeof appError> {
  return appError('answer-malformed', { field: 'body', expected, actual });
}

function utf8(bytes: Uint8Array): string | null {
  try {
    // A byte order mark is kept, and then refused: RFC 8259 section 8.1.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function maxAgeOf(cacheControl: string): number | null {
  if (/(?:^|,)\s*no-(?:store|cache)\s*(?:,|=|$)/i.test(cacheControl)) return 0;
  const seconds = /(?:^|,)\s*max-age\s*=\s*"?(\d{1,15})/i.exec(cacheControl)?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** What zlib throws for a body that is not encoded as its header says. */
function isDecoding(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && /^(?:Z_|ERR__ERROR_|ERR_BROTLI)/.test(cause.code);
}
