import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { defaultPolicy, type CheckCode } from '../../../shared/verdict.ts';
import type { ServedRequest } from '../../../shared/local-api.ts';
import { readBearer } from './bearer.ts';
import { challengeForAmbiguity, challengeForNobody, challengeForToken, decisiveCheck } from './challenge.ts';
import { discoveryDocument, jwksDocument } from './discovery.ts';
import { issueToken, usernameProblem } from './issue-token.ts';
import type { LocalApiKey } from './local-api-key.ts';
import { isFromHere } from './local-origin.ts';
import { loggedPath } from './served-log.ts';

export type ServerOptions = {
  readonly key: LocalApiKey;
  /** The port that it will listen on, asked for when a request comes: port 0 is known only after listening. */
  readonly port: () => number;
  /** Unix seconds. */
  readonly now: () => number;
  readonly onServed: (served: Omit<ServedRequest, 'id'>) => void;
};

const maxBodyBytes = 1_048_576;
const maxHeaderBytes = 65_536;
const paths = ['/token', '/protected', '/.well-known/jwks.json', '/.well-known/openid-configuration'];
const policy = { ...defaultPolicy, required: ['exp'] };

/** Builds the HTTP server: issuer and protected endpoint. It is not listening yet. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const server = Fastify({
    bodyLimit: maxBodyBytes,
    forceCloseConnections: true,
    frameworkErrors: answerMalformedUrl,
    http: { maxHeaderSize: maxHeaderBytes },
  });
  const refusals = new WeakMap<FastifyRequest, CheckCode>();
  guard(server, options);
  report(server, options, refusals);
  const issuer = () => `http://127.0.0.1:${options.port()}`;

  server.get<{ Querystring: { username?: unknown } }>('/token', async (request, reply) => {
    const { username } = request.query;
    const problem = usernameProblem(username);
    if (problem !== null || typeof username !== 'string') return reply.code(422).send({ detail: problem });
    return { token: await issueToken(options.key, issuer(), username, options.now()) };
  });

  server.get('/protected', async (request, reply) => {
    const credential = readBearer(request.raw);
    if (credential.kind === 'none') return refuse(reply, challengeForNobody, 'Not authenticated');
    if (credential.kind === 'ambiguous') return refuse(reply, challengeForAmbiguity, 'Invalid token');
    const verdict = await options.key.verify(credential.compact, policy, options.now());
    if (verdict.valid) return { message: 'This is a protected route' };
    const code = decisiveCheck(verdict)?.code ?? 'signature-not-tried';
    refusals.set(request, code);
    return refuse(reply, challengeForToken(code), 'Invalid token');
  });

  server.get('/.well-known/jwks.json', async () => jwksDocument(options.key));
  server.get('/.well-known/openid-configuration', async () => discoveryDocument(options.key, issuer()));
  return server;
}

/** Before any route or hook: a path that cannot be decoded. */
function answerMalformedUrl(_error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  reply.code(400).send({ detail: 'Malformed URL' });
}

function refuse(reply: FastifyReply, challenge: string, detail: string): FastifyReply {
  return reply.code(401).header('www-authenticate', challenge).send({ detail });
}

/** Answers what must not reach a route, before a byte of a body is read. */
function guard(server: FastifyInstance, options: ServerOptions): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    // No route takes a body: whatever follows the head is not read, so the connection cannot be used again.
    if (hasBody(request)) reply.header('connection', 'close');
    if (!isFromHere(request.raw, options.port())) return reply.code(403).send({ detail: 'Foreign Host or Origin' });
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) {
      return reply.code(413).send({ detail: `The body must have at most ${maxBodyBytes} bytes` });
    }
    if (!request.is404) return undefined;
    const path = request.url.split('?', 1)[0] ?? '';
    if (!paths.includes(path)) return reply.code(404).send({ detail: 'Not found' });
    return reply.code(405).header('allow', 'GET, HEAD').send({ detail: 'Method not allowed' });
  });
  server.setErrorHandler(async (_error, _request, reply) => reply.code(500).send({ detail: 'Internal error' }));
}

function hasBody(request: FastifyRequest): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

function report(server: FastifyInstance, options: ServerOptions, refusals: WeakMap<FastifyRequest, CheckCode>): void {
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
