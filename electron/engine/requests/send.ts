import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Exchange, HeaderField, Identity, SendInput } from '../../../shared/requests.ts';
import { describeBody } from './body-text.ts';
import { explainRefusal, valuesOf, type Judgement } from './explain-refusal.ts';
import { sendLimits, type SendLimits } from './limits.ts';
import { networkFailure } from './network-failure.ts';
import { readBody } from './read-body.ts';
import { maxRedirects, nextHop, type WireRequest } from './redirects.ts';
import { readRequestHeaders } from './request-headers.ts';
import { readRequestUrl } from './request-url.ts';
import { untilAborted } from '../until-aborted.ts';
import type { Wire, WireResponse } from './wire.ts';

export type TokenIdentity = Extract<Identity, { kind: 'token' }>;

export type SendDependencies = {
  /** The token's text, already broken where the identity asks for it. Fails where it cannot be had. */
  readonly resolveToken: (identity: TokenIdentity) => Promise<Result<{ compact: string }>>;
  /** Our own judgement of a token that a server refused. `at` is in Unix seconds. */
  readonly judge: (compact: string, at: number) => Promise<Judgement>;
  /** Unix seconds, with fractions. */
  readonly now: () => number;
};

export type Sender = {
  /**
   * Sends a request as its identity and follows redirects. Nothing is sent unless URL, headers and token are all good.
   * Errors: 'url-malformed', 'header-malformed', 'token-unavailable' and those of `resolveToken`, 'cancelled',
   * 'too-many-redirects', 'response-too-large' and those of networkFailure.
   */
  send(input: SendInput, signal: AbortSignal): Promise<Result<Exchange>>;
  /** Closes all connections at once. */
  close(): Promise<void>;
};

export function createSender(dependencies: SendDependencies, limits: SendLimits = sendLimits): Sender {
  // undici is loaded by the first request only: most starts of the app and the command line never need it.
  let opened: Promise<Wire> | null = null;
  const wire = (): Promise<Wire> => (opened ??= import('./wire.ts').then(({ createWire }) => createWire(limits)));
  return {
    close: async () => (await opened)?.close(),
    async send(input, signal) {
      if (signal.aborted) return fail(appError('cancelled'));
      const deadline = AbortSignal.timeout(limits.totalMs);
      const stop = AbortSignal.any([signal, deadline]);
      try {
        return await untilAborted(prepareAndSend(input, { wire, limits, dependencies, stop }), stop);
      } catch (cause) {
        if (signal.aborted) return fail(appError('cancelled'));
        if (deadline.aborted) return fail(appError('timed-out', { field: 'url', expected: `${limits.totalMs / 1000} s` }));
        const failure = networkFailure(cause);
        if (failure === null) throw cause;
        return fail(failure);
      }
    },
  };
}

type Talk = {
  readonly wire: () => Promise<Wire>;
  readonly limits: SendLimits;
  readonly dependencies: SendDependencies;
  readonly stop: AbortSignal;
};

async function prepareAndSend(input: SendInput, talk: Talk): Promise<Result<Exchange>> {
  const prepared = await prepare(input, talk.dependencies);
  return prepared.ok ? converse(prepared.value, talk) : prepared;
}

/** Everything that can be wrong before a byte is sent. */
async function prepare(input: SendInput, { resolveToken }: SendDependencies): Promise<Result<WireRequest>> {
  const url = readRequestUrl(input.url);
  if (!url.ok) return url;
  const headers = readRequestHeaders(input.headers, input.identity.kind === 'token');
  if (!headers.ok) return headers;
  const request = { url: url.value, method: input.method, headers: headers.value, body: input.body };
  if (input.identity.kind === 'nobody') return ok({ ...request, compact: null });
  const token = await resolveToken(input.identity);
  if (!token.ok) return token;
  // A header cannot carry anything else, and half a token must not be sent.
  if (!/^[\x21-\x7e]+$/.test(token.value.compact)) {
    return fail(appError('token-unavailable', { field: 'identity', expected: 'visible ASCII', actual: 'other characters' }));
  }
  return ok({ ...request, compact: token.value.compact });
}

async function converse(first: WireRequest, talk: Talk): Promise<Result<Exchange>> {
  const startedAt = performance.now();
  const hops: Exchange['hops'] = [];
  const wire = await talk.wire();
  // The keychain may have taken longer than the user's patience.
  talk.stop.throwIfAborted();
  let request = first;
  for (;;) {
    const response = await wire.exchange(request, talk.stop);
    const next = nextHop(request, response.status, valuesOf(response.headers, 'location')[0]);
    if (next === null) return finish(request, response, hops, startedAt, talk);
    discard(response);
    if (hops.length === maxRedirects) {
      return fail(appError('too-many-redirects', { field: 'url', expected: `at most ${maxRedirects}` }));
    }
    hops.push({ status: response.status, url: next.request.url.href, stripped: next.stripped });
    request = next.request;
  }
}

async function finish(
  request: WireRequest,
  response: WireResponse,
  hops: Exchange['hops'],
  startedAt: number,
  { limits, dependencies }: Talk,
): Promise<Result<Exchange>> {
  const headers = response.headers;
  const declared = Number(valuesOf(headers, 'content-length')[0] ?? 0);
  if (declared > limits.wireBytes && request.method !== 'HEAD') {
    discard(response);
    const actual = `${declared} bytes`;
    return fail(appError('response-too-large', { field: 'body', expected: `at most ${limits.wireBytes} bytes`, actual }));
  }
  const body = await readBody(response.body, valuesOf(headers, 'content-encoding').join(','), limits);
  if (!body.ok) return body;
  const elapsedMs = performance.now() - startedAt;
  const now = dependencies.now();
  const isRefused = response.status === 401 || response.status === 403;
  const compact = isRefused ? (request.compact ?? typedBearer(request.headers)) : null;
  const judgement = compact === null ? null : await dependencies.judge(compact, now);
  return ok({
    status: response.status,
    statusText: response.statusText,
    elapsedMs,
    bodyBytes: body.value.bytes,
    headers,
    body: describeBody(body.value, valuesOf(headers, 'content-type')[0] ?? ''),
    finalUrl: request.url.href,
    hops,
    refusal: explainRefusal(response, judgement, now),
  });
}

/** A token that the user wrote into the headers by hand is explained like any other. */
function typedBearer(headers: readonly HeaderField[]): string | null {
  return /^bearer +(\S+)$/i.exec(valuesOf(headers, 'authorization')[0] ?? '')?.[1] ?? null;
}

/** The body of a redirect is not read: its connection is closed. */
function discard(response: WireResponse): void {
  response.body.on('error', () => undefined).destroy();
}
