import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Result } from '../../../shared/result.ts';
import { defaultPolicy, type CheckCode } from '../../../shared/verdict.ts';
import type { ServedRequest } from '../../../shared/local-api.ts';
import { verifyToken } from '../tokens/verify.ts';
import { readBearer } from './bearer.ts';
import { challengeForAmbiguity, challengeForNobody, challengeForToken, decisiveCheck } from './challenge.ts';
import { discoveryDocument, jwksDocument } from './discovery.ts';
import { issueToken, usernameProblem } from './issue-token.ts';
import type { LocalApiKeySet } from './local-api-key.ts';
import { isFromHere } from './local-origin.ts';
import { loggedPath } from './served-log.ts';

export type ServerOptions = {
  /** Asked for each request. */
  readonly keys: () => Promise<Result<LocalApiKeySet>>;
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
const paths = ['/token', '/protected', '/.well-known/jwks.json', '/.well-known/openid-configuration'];

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
  const policy = { ...defaultPolicy, required: [...(options.required ?? ['exp'])] };
  const issuer = () => `http://127.0.0.1:${options.port()}`;

  server.get<{ Querystring: { username?: unknown } }>('/token', async (request, reply) => {
    const { username } = request.query;
    const problem = usernameProblem(username);
    if (problem !== null || typeof username !== 'string') return reply.code(422).send({ detail: problem });
    const keys = await options.keys();
    if (!keys.ok) return unavailable(reply);
    const { signing } = keys.value;
    if (signing === null) return reply.code(503).send({ detail: 'No key is active' });
    const token = await issueToken(signing, issuer(), username, options.now());
    return token.ok ? { token: token.value } : unavailable(reply);
  });

  server.get('/protected', async (request, reply) => {
    const credential = readBearer(request.raw);
    if (credential.kind === 'none') return refuse(reply, challengeForNobody, 'Not authenticated');
    if (credential.kind === 'ambiguous') return refuse(reply, challengeForAmbiguity, 'Invalid token');
    const keys = await options.keys();
    if (!keys.ok) return unavailable(reply);
    const { verdict } = await verifyToken(credential.compact, keys.value.trusted, policy, options.now());
    if (verdict.valid) return { message: 'This is a protected route' };
    const code = decisiveCheck(verdict)?.code ?? 'signature-not-tried';
    refusals.set(request, code);
    return refuse(reply, challengeForToken(code), 'Invalid token');
  });

  server.get('/.well-known/jwks.json', async (_request, reply) => {
    const keys = await options.keys();
    return keys.ok ? jwksDocument(keys.value) : unavailable(reply);
  });
  server.get('/.well-known/openid-configuration', async (_request, reply) => {
    const keys = await options.keys();
    return keys.ok ? discoveryDocument(keys.value, issuer()) : unavailable(reply);
  });
  return server;
}

/** Before any route or hook: a path that cannot be decoded. */
function answerMalformedUrl(_error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  reply.code(400).send({ detail: 'Malformed URL' });
}

function refuse(reply: FastifyReply, challenge: string, detail: string): FastifyReply {
  return reply.code(401).header('www-authenticate', challenge).send({ detail });
}

/** The vault is closed, or its keychain locked: it may come back. Which it is is nobody's business out there. */
function unavailable(reply: FastifyReply): FastifyReply {
  return reply.code(503).send({ detail: 'The keys are not available' });
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
