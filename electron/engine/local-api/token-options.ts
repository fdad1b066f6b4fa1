import { ok, type Result } from '../../../shared/result.ts';
import { refused, type OAuthError } from './oauth-answer.ts';
import type { Parameters } from './parameters.ts';

const year = 31_536_000;

/** What a client may ask of its tokens. Spans are in seconds; null where it did not ask. */
export type TokenOptions = {
  readonly scope: string | null;
  readonly audience: readonly string[];
  /** In the order in which the client would like them. */
  readonly acrValues: readonly string[];
  readonly expiresIn: number | null;
  readonly session: SessionOptions;
};

/** `slidesUpTo` null: the end does not move. */
export type SessionOptions = { readonly refreshExpiresIn: number; readonly slidesUpTo: number | null };

/** RFC 6749 section 3.3: printable ASCII without quotation mark and backslash, between single spaces. */
const scopePattern = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/;
const maxListLength = 1_000;

/** Words between spaces, of characters that a challenge can repeat without an escape; null for any others. */
export function wordsOf(text: string): string[] | null {
  return text.length <= maxListLength && scopePattern.test(text) ? text.split(' ') : null;
}

export function readOptions(parameters: Parameters): Result<TokenOptions, OAuthError> {
  const scope = parameters.one('scope');
  if (scope !== null && wordsOf(scope) === null) return refused('invalid_scope', 'scope must be words between single spaces');
  const audience = readAudience(parameters);
  if (!audience.ok) return audience;
  const acr = parameters.one('acr_values');
  const acrValues = acr === null ? [] : wordsOf(acr);
  if (acrValues === null || acrValues.some((value) => value.length > 200)) {
    return refused('invalid_request', 'acr_values must be words between single spaces');
  }
  const expiresIn = readSeconds(parameters, 'expires_in');
  if (!expiresIn.ok) return expiresIn;
  const session = readSession(parameters);
  return session.ok ? ok({ scope, audience: audience.value, acrValues, expiresIn: expiresIn.value, session: session.value }) : session;
}

function readAudience(parameters: Parameters): Result<string[], OAuthError> {
  const resources = parameters.all('resource');
  // RFC 8707 section 2: an absolute URI without a fragment.
  if (resources.some((resource) => !URL.canParse(resource) || resource.includes('#'))) {
    return refused('invalid_target', 'resource must be an absolute URI without a fragment');
  }
  const audience = [...new Set([...parameters.all('audience'), ...resources])];
  const isGood = audience.length <= 20 && audience.every((one) => one.length <= maxListLength && !/\p{Cc}/u.test(one));
  return isGood ? ok(audience) : refused('invalid_target', 'audience must be at most 20 names of at most 1000 characters');
}

const slidingDefaults = { refreshExpiresIn: 3_600, slidesUpTo: 1_209_600 };
const fixedDefault = 1_209_600;

function readSession(parameters: Parameters): Result<SessionOptions, OAuthError> {
  const kind = parameters.one('session') ?? 'fixed';
  if (kind !== 'fixed' && kind !== 'sliding') return refused('invalid_request', 'session must be fixed or sliding');
  const refresh = readSeconds(parameters, 'refresh_expires_in');
  if (!refresh.ok) return refresh;
  const latest = readSeconds(parameters, 'session_max_age');
  if (!latest.ok) return latest;
  if (kind === 'sliding') {
    const refreshExpiresIn = refresh.value ?? slidingDefaults.refreshExpiresIn;
    return ok({ refreshExpiresIn, slidesUpTo: latest.value ?? Math.max(slidingDefaults.slidesUpTo, refreshExpiresIn) });
  }
  if (latest.value !== null) return refused('invalid_request', 'session_max_age is for session=sliding only');
  return ok({ refreshExpiresIn: refresh.value ?? fixedDefault, slidesUpTo: null });
}

function readSeconds(parameters: Parameters, name: string): Result<number | null, OAuthError> {
  const text = parameters.one(name);
  if (text === null) return ok(null);
  const seconds = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  return seconds >= 1 && seconds <= year ? ok(seconds) : refused('invalid_request', `${name} must be whole seconds, 1 to ${year}`);
}
