import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenRefusal } from '../../../shared/local-api.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SessionDesk } from '../sessions/session-desk.ts';
import { readBearer } from './bearer.ts';
import { readClient } from './client.ts';
import { exchangeRefreshToken, grantToken } from './grants.ts';
import type { LocalApiKeySet } from './local-api-key.ts';
import { answerToken, oauthErrorOf, refused, type OAuthError, type TokenAnswer } from './oauth-answer.ts';
import { noParameters, readForm, readJsonBody, type Parameters } from './parameters.ts';

export type TokenRoutes = {
  readonly keys: () => Promise<Result<LocalApiKeySet>>;
  readonly sessions: SessionDesk;
  readonly issuer: () => string;
  /** Unix seconds. */
  readonly now: () => number;
  readonly noteRefusal: (request: FastifyRequest, error: TokenRefusal) => void;
};

/** Room for the largest token and what stands beside it. */
const bodyLimit = 300_000;

type Body = Result<Parameters, OAuthError> | undefined;
type Posted = FastifyRequest<{ Body: Body }>;
type Work = (request: Posted, parameters: Parameters, current: LocalApiKeySet) => Promise<Result<TokenAnswer, OAuthError>>;

/** POST /token (RFC 6749 section 3.2) and POST /refresh, the same for a refresh token alone. */
export function tokenRoutes(server: FastifyInstance, { keys, sessions, issuer, now, noteRefusal }: TokenRoutes): void {
  // Instead of Fastify's own: a duplicate or malformed parameter must be seen, and answered as OAuth has it.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) =>
    readForm(body),
  );
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => readJsonBody(body));

  const answerFor = async (request: Posted, work: Work): Promise<Result<TokenAnswer, OAuthError>> => {
    const parameters = request.body ?? ok(noParameters);
    if (!parameters.ok) return parameters;
    const current = await keys();
    return current.ok ? work(request, parameters.value, current.value) : fail(oauthErrorOf(current.error));
  };
  const answering =
    (work: Work) =>
    async (request: Posted, reply: FastifyReply): Promise<FastifyReply> => {
      const answer = await answerFor(request, work);
      if (!answer.ok && answer.error.error !== 'temporarily_unavailable') noteRefusal(request, answer.error.error);
      return answerToken(reply, answer);
    };

  server.post<{ Body: Body }>(
    '/token',
    { bodyLimit },
    answering(async (request, parameters, current) => {
      const client = readClient(request.raw, parameters);
      if (!client.ok) return client;
      return grantToken({ parameters, client: client.value, keys: current, sessions, issuer: issuer(), now: Math.floor(now()) });
    }),
  );

  server.post<{ Body: Body }>(
    '/refresh',
    { bodyLimit },
    answering(async (request, parameters, current) => {
      const token = presentedToken(request, parameters);
      if (!token.ok) return token;
      return exchangeRefreshToken(token.value, { sessions, keys: current, client: parameters.one('client_id'), now: Math.floor(now()) });
    }),
  );
}

/** In the body or in the Authorization header, but not in both. */
function presentedToken(request: FastifyRequest, parameters: Parameters): Result<string, OAuthError> {
  const posted = parameters.one('refresh_token');
  const header = readBearer(request.raw);
  if (header.kind === 'ambiguous' || (header.kind === 'token' && posted !== null)) {
    return refused('invalid_request', 'The refresh token must be sent exactly once');
  }
  const token = header.kind === 'token' ? header.compact : posted;
  return token === null ? refused('invalid_request', 'refresh_token is missing') : ok(token);
}
