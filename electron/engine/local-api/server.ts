import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Result } from '../../../shared/result.ts';
import type { ServedRequest, TokenRefusal } from '../../../shared/local-api.ts';
import type { SessionDesk } from '../sessions/session-desk.ts';
import type { RefusalCode } from './challenge.ts';
import { discoveryDocument, jwksDocument } from './discovery.ts';
import { issueToken, usernameProblem } from './issue-token.ts';
import type { LocalApiKeySet } from './local-api-key.ts';
import { isFromHere } from './local-origin.ts';
import { protectedRoute, unavailable } from './protected-route.ts';
import { loggedPath } from './served-log.ts';
import { tokenRoutes } from './token-routes.ts';

export type ServerOptions = {
  /** Asked for each request. */
  readonly keys: () => Promise<Result<LocalApiKeySet>>;
  /** Without it nothing is known of sessions: tokens are judged by themselves, and nothing can be posted. */
  readonly sessions?: SessionDesk;
  /** Claims that a token must have; a token without an end is refused unless told otherwise. */
  readonly required?: readonly string[];
  /** The port that it will listen on, asked for when a request comes: port 0 is known only after listening. */
  readonly port: () => number;
  /** Unix seconds. */
  readonly now: () => number;
  readonly onServed: (served: Omit<ServedRequest, 'id'>) => void;
};

const maxBodyBytes = 1_048_576;
const maxHeaderBytes = 65_536;

/** Builds the HTTP server: issuer and protected endpoint. It is not listening yet. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const server = Fastify({
    bodyLimit: maxBodyBytes,
    forceCloseConnections: true,
    frameworkErrors: answerMalformedUrl,
    http: { maxHeaderSize: maxHeaderBytes },
  });
  const { keys, sessions, required = ['exp'], now } = options;
  const refusals = new WeakMap<FastifyRequest, RefusalCode | TokenRefusal>();
  const noteRefusal = (request: FastifyRequest, code: RefusalCode | TokenRefusal) => void refusals.set(request, code);
  guard(server, options);
  report(server, options, refusals);
  const issuer = () => `http://127.0.0.1:${options.port()}`;

  server.get<{ Querystring: { username?: unknown } }>('/token', async (request, reply) => {
    const { username } = request.query;
    const problem = usernameProblem(username);
    if (problem !== null || typeof username !== 'string') return reply.code(422).send({ detail: problem });
    const current = await keys();
    if (!current.ok) return unavailable(reply);
    const { signing } = current.value;
    if (signing === null) return reply.code(503).send({ detail: 'No key is active' });
    const token = await issueToken(signing, issuer(), username, now());
    return token.ok ? { token: token.value } : unavailable(reply);
  });
  protectedRoute(server, { keys, sessions, required, now, noteRefusal });
  if (sessions !== undefined) tokenRoutes(server, { keys, sessions, issuer, now, noteRefusal });

  server.get('/.well-known/jwks.json', async (_request, reply) => {
    const current = await keys();
    return current.ok ? jwksDocument(current.value) : unavailable(reply);
  });
  server.get('/.well-known/openid-configuration', async (_request, reply) => {
    const current = await keys();
    return current.ok ? discoveryDocument(current.value, issuer()) : unavailable(reply);
  });
  return server;
}

/** Before any route or hook: a path that cannot be decoded. */
function answerMalformedUrl(_error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  reply.code(400).send({ detail: 'Malformed URL' });
}

/** Answers what must not reach a route, before a byte of a body is read. */
function guard(server: FastifyInstance, options: ServerOptions): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    const refusal = refusalBefore(request, options);
    // Where no route takes the body, what follows the head is not read, so the connection cannot be used again.
    if (hasBody(request) && (refusal !== null || request.method !== 'POST')) reply.header('connection', 'close');
    if (refusal === null) return undefined;
    if (refusal.allow !== undefined) reply.header('allow', refusal.allow);
    return reply.code(refusal.status).send({ detail: refusal.detail });
  });
  server.setErrorHandler<FastifyError>(async (error, _request, reply) => {
    const { status, description } = bodyProblem(error);
    reply.code(status).header('connection', 'close');
    return description === null ? reply.send({ detail: 'Internal error' }) : { error: 'invalid_request', error_description: description };
  });
}

type EarlyRefusal = { readonly status: number; readonly detail: string; readonly allow?: string };

function refusalBefore(request: FastifyRequest, { port, sessions }: ServerOptions): EarlyRefusal | null {
  if (!isFromHere(request.raw, port())) return { status: 403, detail: 'Foreign Host or Origin' };
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) {
    return { status: 413, detail: `The body must have at most ${maxBodyBytes} bytes` };
  }
  if (!request.is404) return null;
  const path = request.url.split('?', 1)[0] ?? '';
  const allow = (sessions === undefined ? readOnly : methods).get(path);
  return allow === undefined ? { status: 404, detail: 'Not found' } : { status: 405, detail: 'Method not allowed', allow };
}

const readOnly: ReadonlyMap<string, string> = new Map(
  ['/token', '/protected', '/.well-known/jwks.json', '/.well-known/openid-configuration'].map((path) => [path, 'GET, HEAD']),
);
const methods: ReadonlyMap<string, string> = new Map([...readOnly, ['/token', 'GET, HEAD, POST'], ['/refresh', 'POST']]);

/** What Fastify says of a body that it could not take; anything else is a mistake of ours. */
function bodyProblem({ code }: FastifyError): { status: number; description: string | null } {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { status: 413, description: 'The body is too large' };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_CONTENT_TYPE':
      return { status: 415, description: 'The body must be application/x-www-form-urlencoded or application/json' };
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return { status: 400, description: 'The body does not have the length that was announced' };
    default:
      return { status: 500, description: null };
  }
}

function hasBody(request: FastifyRequest): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

function report(server: FastifyInstance, options: ServerOptions, refusals: WeakMap<FastifyRequest, RefusalCode | TokenRefusal>): void {
  server.addHook('onResponse', async (request, reply) => {
    options.onServed({
      at: Math.round(options.now() * 1000),
      method: request.method,
      path: loggedPath(request.url),
      status: reply.statusCode,
      elapsedMs: reply.elapsedTime,
      refusedBy: refusals.get(request) ?? null,
    });
  });
}
