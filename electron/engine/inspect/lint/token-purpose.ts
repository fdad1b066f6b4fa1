import { demandsOf, plainTyp, type ClaimDemand } from '../../../../shared/claim-demands.ts';
import { memberOf, stringMember, type JsonObject } from '../../../../shared/json/node.ts';

/** What a token is for: by its typ, and where that says nothing by the claims that only such tokens have. */
export type Purpose = 'access' | 'identity' | 'proof' | 'logout' | 'assertion' | 'refresh' | 'event' | 'credential' | 'binding' | 'other';

const byTyp: ReadonlyMap<string, Purpose> = new Map<string, Purpose>([
  ['at+jwt', 'access'],
  ['dpop+jwt', 'proof'],
  ['logout+jwt', 'logout'],
  ['client-authentication+jwt', 'assertion'],
  ['secevent+jwt', 'event'],
  ['kb+jwt', 'binding'],
  ['dc+sd-jwt', 'credential'],
  ['vc+sd-jwt', 'credential'],
  ['vc+jwt', 'credential'],
  ['jwt', 'other'],
]);
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

export function purposeOf(typ: string | null, claims: JsonObject): Purpose {
  const stated = byTyp.get(plainTyp(typ) ?? 'jwt');
  if (stated !== 'other') return stated ?? 'other';
  const has = (...names: string[]) => names.some((name) => memberOf(claims, name) !== undefined);
  const events = memberOf(claims, 'events');
  if (events?.kind === 'object') return memberOf(events, logoutEvent) === undefined ? 'event' : 'logout';
  if (has('htm') && has('htu')) return 'proof';
  // Keycloak and Cognito say it in a claim.
  const own = stringMember(claims, 'typ') ?? stringMember(claims, 'token_use') ?? '';
  if (/^(?:refresh|offline)$/i.test(own)) return 'refresh';
  if (/^id$/i.test(own)) return 'identity';
  if (/^(?:bearer|access)$/i.test(own)) return 'access';
  if (has('at_hash', 'c_hash', 's_hash')) return 'identity';
  if (has('scope', 'scp')) return 'access';
  if (has('nonce') && has('aud')) return 'identity';
  const iss = stringMember(claims, 'iss');
  return iss !== undefined && iss === stringMember(claims, 'sub') && has('aud') && has('jti') ? 'assertion' : 'other';
}

/** The media type that would tell it from the others; null where none is in use. */
export const exactTypes: Readonly<Partial<Record<Purpose, string>>> = {
  access: 'at+jwt',
  proof: 'dpop+jwt',
  logout: 'logout+jwt',
  event: 'secevent+jwt',
};

/** How long such a token may hold, in seconds; null: as long as its issuer likes. */
export const longestLives: Readonly<Record<Purpose, number | null>> = {
  access: 86_400,
  identity: 86_400,
  proof: 300,
  // Back-Channel Logout 1.0 section 2.4 recommends two minutes at most.
  logout: 120,
  assertion: 3_600,
  refresh: null,
  event: null,
  credential: null,
  binding: null,
  other: 30 * 86_400,
};

/** These are judged by something else than `exp`: a proof by its `iat`, an event by what happened (RFC 8417 section 4.1). */
export const withoutExpiry: ReadonlySet<Purpose> = new Set(['proof', 'event', 'credential', 'binding']);

/** What is demanded of it; for a token without a typ of its own only where the purpose is beyond doubt. */
export function demandsFor(typ: string | null, purpose: Purpose): readonly ClaimDemand[] {
  const stated = plainTyp(typ);
  if (stated !== null && stated !== '' && stated !== 'jwt') return demandsOf(typ);
  if (purpose === 'logout' || purpose === 'proof') return demandsOf(exactTypes[purpose] ?? null);
  return purpose === 'identity' ? demandsOf(null, 'id-token') : [];
}
