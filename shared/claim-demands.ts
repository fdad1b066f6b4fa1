import type { JsonObject } from './json/node.ts';

/**
 * - required: the token is refused without it
 * - either: one of all those that are marked so
 * - recommended: it should be there, or must be in certain cases
 * - forbidden: the token is refused with it
 */
export type ClaimNeed = 'required' | 'either' | 'recommended' | 'forbidden';
export type ClaimDemand = { readonly name: string; readonly need: ClaimNeed; /** "RFC 9068 section 2.2" */ readonly source: string };

const plain = demands('RFC 7519 section 4.1', {});
const accessToken = demands('RFC 9068 section 2.2', {
  required: ['iss', 'sub', 'aud', 'client_id', 'iat', 'exp', 'jti'],
  recommended: ['scope'],
});
const proof = demands('RFC 9449 section 4.2', { required: ['htm', 'htu', 'iat', 'jti'], recommended: ['ath', 'nonce'] });
const logout = demands('OpenID Connect Back-Channel Logout 1.0 section 2.4', {
  required: ['iss', 'aud', 'iat', 'exp', 'jti', 'events'],
  either: ['sub', 'sid'],
  forbidden: ['nonce'],
});
const identity = demands('OpenID Connect Core 1.0 section 2', {
  required: ['iss', 'sub', 'aud', 'iat', 'exp'],
  recommended: ['nonce', 'auth_time'],
});
const assertion = [
  ...demands('RFC 7523 section 3', { required: ['iss', 'sub', 'aud', 'exp'] }),
  ...demands('OpenID Connect Core 1.0 section 9', { required: ['jti'], recommended: ['iat'] }),
];

const byTyp: ReadonlyMap<string, readonly ClaimDemand[]> = new Map([
  ['jwt', plain],
  ['at+jwt', accessToken],
  ['dpop+jwt', proof],
  ['logout+jwt', logout],
]);
/** Their `typ` is JWT like that of any other token. */
const byProfile: ReadonlyMap<string, readonly ClaimDemand[]> = new Map([
  ['id-token', identity],
  ['client-assertion', assertion],
]);

function demands(source: string, names: Partial<Record<ClaimNeed, readonly string[]>>): ClaimDemand[] {
  const needs = ['required', 'either', 'recommended', 'forbidden'] as const;
  return needs.flatMap((need) => (names[need] ?? []).map((name) => ({ name, need, source })));
}

/** `typ` without "application/" and in small letters: how it is compared (RFC 7515 section 4.1.9, RFC 6838 section 4.2). */
export function plainTyp(typ: string | null): string | null {
  return typ === null
    ? null
    : typ
        .trim()
        .toLowerCase()
        .replace(/^application\//, '');
}

/** Which claims a token of that `typ`, or of that built-in profile, must and must not have. Empty where nothing is demanded. */
export function demandsOf(typ: string | null, profileId: string | null = null): readonly ClaimDemand[] {
  const name = plainTyp(typ);
  const isPlain = name === null || name === '' || name === 'jwt';
  const ofProfile = isPlain && profileId !== null ? byProfile.get(profileId) : undefined;
  return ofProfile ?? byTyp.get(name ?? 'jwt') ?? [];
}

/** What the claims lack, by name; "sub/sid" where one of them would do. And what they must not have. */
export function demandsUnmet(demanded: readonly ClaimDemand[], claims: JsonObject): { lacking: string[]; forbidden: string[] } {
  if (demanded.length === 0) return { lacking: [], forbidden: [] };
  const present = new Set(claims.members.map(({ name }) => name));
  const named = (need: ClaimNeed) => demanded.filter((demand) => demand.need === need).map(({ name }) => name);
  const lacking = named('required').filter((name) => !present.has(name));
  const either = named('either');
  if (either.length > 0 && !either.some((name) => present.has(name))) lacking.push(either.join('/'));
  return { lacking, forbidden: named('forbidden').filter((name) => present.has(name)) };
}
