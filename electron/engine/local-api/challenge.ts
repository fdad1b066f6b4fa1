import type { SessionRefusal } from '../../../shared/local-api.ts';
import type { Check, CheckCode, Verdict } from '../../../shared/verdict.ts';

const realm = 'Bearer realm="tokensmith"';

/** RFC 6750 section 3.1: no error code where the request carried no credentials. */
export const challengeForNobody = realm;

export const challengeForAmbiguity = `${realm}, error="invalid_request", error_description="The token must be sent exactly once, in the Authorization header"`;

export type RefusalCode = CheckCode | SessionRefusal;

/** The challenge of a refused token: which check failed, in words, without any value from the token. */
export function challengeForToken(code: RefusalCode): string {
  return `${realm}, error="invalid_token", error_description="${sentenceFor(code)}"`;
}

/** RFC 9470 section 3. The values are those of the request, of characters that need no escape; null where it made no such demand. */
export function challengeForDemand({ acr, maxAge }: { readonly acr: readonly string[] | null; readonly maxAge: number | null }): string {
  const demands = [...(acr === null ? [] : [`acr_values="${acr.join(' ')}"`]), ...(maxAge === null ? [] : [`max_age="${maxAge}"`])];
  const description = 'A stronger or newer sign-in is needed';
  return [realm, 'error="insufficient_user_authentication"', `error_description="${description}"`, ...demands].join(', ');
}

/** The check that made the token invalid; an algorithm that is not allowed says more than the key that was not found for it. */
export function decisiveCheck(verdict: Verdict): Check | undefined {
  const failed = verdict.checks.filter((check) => check.outcome === 'failed');
  return failed.find((check) => check.name === 'algorithm') ?? failed[0];
}

/** Only characters that RFC 6750 section 3 allows in error_description: no quotation mark, no backslash. */
const sentences: ReadonlyMap<RefusalCode, string> = new Map([
  ['format-too-large', 'The token is too large'],
  ['format-encrypted', 'The token is encrypted; a signed token is needed'],
  ['format-duplicate-member', 'The token names one of its members twice'],
  ['format-sd-jwt-no-tilde', 'The token is an SD-JWT, and must end with a tilde'],
  ['format-not-utf8', 'The token is not UTF-8 text'],
  ['key-none-fits', 'The token was not signed with the key of this server'],
  ['key-kid-unknown', 'The token names a key that this server does not have'],
  ['algorithm-none', 'The token is not signed'],
  ['algorithm-missing', 'The token names no algorithm'],
  ['algorithm-malformed', 'The algorithm of the token is not a string'],
  ['algorithm-not-allowed', 'The algorithm of the token does not fit the key of this server'],
  ['algorithm-unsupported', 'The algorithm of the token is not known here'],
  ['signature-bad', 'The signature of the token does not fit its content'],
  ['signature-wrong-length', 'The signature of the token has the wrong length'],
  ['signature-missing', 'The token is not signed'],
  ['crit-unsupported', 'The token demands an extension that is not known here'],
  ['crit-malformed', 'The crit header of the token is malformed'],
  ['exp-expired', 'The token expired'],
  ['exp-missing', 'The token has no expiry time'],
  ['exp-malformed', 'The expiry time of the token is not a number'],
  ['nbf-not-yet', 'The token is not valid yet'],
  ['nbf-malformed', 'The not-before time of the token is not a number'],
  ['iat-in-future', 'The token was issued in the future'],
  ['iat-malformed', 'The issue time of the token is not a number'],
  ['refresh-token', 'A refresh token is no access token: exchange it at /refresh'],
  ['session-revoked', 'The session of the token was revoked'],
  ['session-ended', 'The session of the token has ended'],
]);

export function sentenceFor(code: RefusalCode): string {
  const sentence = sentences.get(code);
  if (sentence !== undefined) return sentence;
  return code.startsWith('format-') ? 'The token is malformed' : 'The token is not valid';
}
