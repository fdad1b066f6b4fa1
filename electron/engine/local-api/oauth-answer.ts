import type { FastifyReply } from 'fastify';
import type { AppError } from '../../../shared/errors.ts';
import type { TokenRefusal } from '../../../shared/local-api.ts';
import { fail, type Result } from '../../../shared/result.ts';

/** 'temporarily_unavailable' as RFC 6749 section 4.1.2.1 has it, with status 503. */
export type OAuthError = {
  readonly error: TokenRefusal | 'temporarily_unavailable';
  /** Fixed words and names of parameters: never a value that came in (nor a quotation mark or backslash). */
  readonly description: string;
};

/** RFC 6749 section 5.1; `issued_token_type` is of RFC 8693 section 2.2.1. */
export type TokenAnswer = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly scope?: string;
  readonly issued_token_type?: string;
};

export function refused(error: OAuthError['error'], description: string): { ok: false; error: OAuthError } {
  return fail({ error, description });
}

export function answerToken(reply: FastifyReply, answer: Result<TokenAnswer, OAuthError>): FastifyReply {
  // RFC 6749 section 5.1 asks for both of every answer with a token; the guard has set Cache-Control.
  reply.header('pragma', 'no-cache');
  if (answer.ok) return reply.send(answer.value);
  const { error, description } = answer.error;
  // RFC 6749 section 5.2: a client that used the Authorization header is told of its scheme.
  if (error === 'invalid_client') reply.header('www-authenticate', 'Basic realm="tokensmith"');
  return reply.code(statusOf(error)).send({ error, error_description: description });
}

function statusOf(error: OAuthError['error']): number {
  if (error === 'temporarily_unavailable') return 503;
  return error === 'invalid_client' ? 401 : 400;
}

/** Why a session gave no tokens. What the vault or the keychain lacks is nobody's business out there. */
export function oauthErrorOf({ code, field }: AppError): OAuthError {
  switch (code) {
    case 'refresh-reused':
      return {
        error: 'invalid_grant',
        description: 'The refresh token was used before: its whole family of tokens is revoked now. Sign in again',
      };
    case 'session-revoked':
      return { error: 'invalid_grant', description: 'The session of the refresh token was revoked. Sign in again' };
    case 'session-ended':
      return { error: 'invalid_grant', description: 'The session of the refresh token has ended. Sign in again' };
    case 'session-not-found':
      return { error: 'invalid_grant', description: 'The session of the refresh token is not known here' };
    case 'not-a-refresh-token':
      return { error: 'invalid_grant', description: 'The refresh token is not valid here' };
    case 'time-out-of-range':
      return {
        error: 'invalid_request',
        description:
          field === 'lifetime'
            ? 'expires_in must not exceed the life of the subject token'
            : 'session_max_age is less than refresh_expires_in',
      };
    case 'form-impossible':
      return { error: 'invalid_request', description: 'The subject token cannot be stepped up' };
    case 'payload-too-large':
      return { error: 'invalid_request', description: 'The token would be too large' };
    default:
      return { error: 'temporarily_unavailable', description: 'The keys are not available' };
  }
}
