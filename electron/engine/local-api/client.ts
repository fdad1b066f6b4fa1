import type { IncomingMessage } from 'node:http';
import { ok, type Result } from '../../../shared/result.ts';
import { nameProblem } from './issue-token.ts';
import { rawHeaderValues } from './local-origin.ts';
import { refused, type OAuthError } from './oauth-answer.ts';
import { decoded, type Parameters } from './parameters.ts';

const basicPattern = /^basic +([A-Za-z0-9+/]+={0,2})$/i;

/**
 * Which client asks, by HTTP Basic or by `client_id` (RFC 6749 section 2.3.1); null for none. Any secret will do: this issuer is
 * for tests, and believes whoever asks.
 */
export function readClient(request: Pick<IncomingMessage, 'rawHeaders'>, parameters: Parameters): Result<string | null, OAuthError> {
  const posted = parameters.one('client_id');
  const [header, ...others] = rawHeaderValues(request, 'authorization');
  if (others.length > 0) return refused('invalid_request', 'The Authorization header is given more than once');
  if (header === undefined) return posted === null ? ok(null) : named(posted);
  if (parameters.one('client_secret') !== null) return refused('invalid_request', 'The client authenticates in two ways at once');
  const given = Buffer.from(basicPattern.exec(header)?.[1] ?? '', 'base64').toString('utf8');
  const colon = given.indexOf(':');
  const id = colon > 0 ? decoded(given.slice(0, colon)) : null;
  if (id === null) return refused('invalid_client', 'The Authorization header holds no client_id and secret');
  if (posted !== null && posted !== id) return refused('invalid_request', 'Two different clients are named');
  return named(id);
}

function named(id: string): Result<string, OAuthError> {
  const problem = nameProblem('client_id', id);
  return problem === null ? ok(id) : refused('invalid_request', problem);
}
