import { randomUUID } from 'node:crypto';
import { jsonString, type JsonObject } from '../../../shared/json/node.ts';
import type { Result } from '../../../shared/result.ts';
import type { LocalApiKey } from './local-api-key.ts';

const maxNameLength = 200;
const lifetimeSeconds = 3_600;

/** Why a `username` parameter is refused, as a sentence for the caller; null when it is good. */
export function usernameProblem(username: unknown): string | null {
  if (Array.isArray(username)) return 'username must be given once';
  if (typeof username !== 'string' || username === '') return 'username is missing: GET /token?username=NAME';
  return nameProblem('username', username);
}

/** The same for any name of a user or a client. */
export function nameProblem(parameter: string, name: string): string | null {
  if (name.length > maxNameLength) return `${parameter} must have at most ${maxNameLength} characters`;
  // U+FFFD is what undecodable bytes became: the caller meant something else.
  if (/[\p{Cc}\p{Cs}\ufffd]/u.test(name)) return `${parameter} must be text without control characters`;
  return null;
}

/** Mints the token that `GET /token` answers: for one hour, as `username`. `now` is in Unix seconds. Errors: those of the key. */
export async function issueToken(key: LocalApiKey, issuer: string, username: string, now: number): Promise<Result<string>> {
  const issuedAt = Math.floor(now);
  const claims = {
    iss: issuer,
    sub: username,
    username,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    jti: randomUUID(),
  };
  const header: JsonObject = {
    kind: 'object',
    members: [
      { name: 'alg', value: jsonString(key.alg) },
      { name: 'typ', value: jsonString('JWT') },
      { name: 'kid', value: jsonString(key.kid) },
    ],
  };
  return key.sign(header, JSON.stringify(claims));
}
