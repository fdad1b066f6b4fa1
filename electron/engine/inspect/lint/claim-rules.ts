import { demandsUnmet, plainTyp } from '../../../../shared/claim-demands.ts';
import { memberOf, stringMember, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import type { LintFinding } from '../../../../shared/lint.ts';
import { finding } from './findings.ts';
import { timeFindings } from './time-rules.ts';
import { demandsFor, exactTypes, purposeOf, type Purpose } from './token-purpose.ts';

const mostAudiences = 10;
const mostClaims = 100;
/** RFC 7519 section 4.1, OpenID Connect Core 1.0 sections 2 and 5.1, RFC 8693 and 9068; times have rules of their own. */
const kinds: Readonly<Record<string, readonly JsonNode['kind'][]>> = {
  iss: ['string'],
  sub: ['string'],
  aud: ['string', 'array'],
  jti: ['string'],
  nonce: ['string'],
  azp: ['string'],
  client_id: ['string'],
  sid: ['string'],
  acr: ['string'],
  amr: ['array'],
  email_verified: ['boolean'],
  cnf: ['object'],
  act: ['object'],
  events: ['object'],
};

/** @param typ of the header, @param at Unix seconds */
export function claimFindings(claims: JsonObject, typ: string | null, at: number): LintFinding[] {
  const purpose = purposeOf(typ, claims);
  const demands = demandsFor(typ, purpose);
  const { lacking, forbidden } = demandsUnmet(demands, claims);
  const demanded = new Set(demands.filter(({ need }) => need === 'required').map(({ name }) => name));
  const found = [...typFindings(typ, purpose), ...timeFindings(claims, purpose, demanded, at), ...kindFindings(claims)];
  if (lacking.length > 0) found.push(finding('claims-lacking', 'payload', { paths: lacking, actual: lacking }));
  if (forbidden.length > 0) found.push(finding('claims-forbidden', 'payload', { paths: forbidden, actual: forbidden }));
  const misses = (name: string) =>
    memberOf(claims, name) === undefined && !demanded.has(name) && purpose !== 'proof' && purpose !== 'binding';
  if (misses('iss')) found.push(finding('iss-missing', 'payload', { paths: ['iss'] }));
  if (misses('aud') && purpose !== 'event' && purpose !== 'credential') found.push(finding('aud-missing', 'payload', { paths: ['aud'] }));
  found.push(...audienceFindings(claims), ...issuerFindings(claims, purpose));
  const scope = memberOf(claims, 'scope');
  if (scope !== undefined && scope.kind !== 'string')
    found.push(finding('scope-not-text', 'payload', { paths: ['scope'], expected: 'text with spaces between', actual: scope.kind }));
  if (claims.members.length > mostClaims)
    found.push(finding('claims-many', 'payload', { expected: mostClaims, actual: claims.members.length }));
  return found;
}

/** RFC 8725 section 3.11. Of ID tokens and assertions nobody demands a typ. */
function typFindings(typ: string | null, purpose: Purpose): LintFinding[] {
  const exact = exactTypes[purpose] ?? null;
  const isDemanded = purpose === 'proof' || purpose === 'logout';
  const about = { paths: ['typ'], expected: exact, ...(isDemanded && { severity: 'warning' as const }) };
  if (typ === null || typ === '') return purpose === 'identity' || purpose === 'assertion' ? [] : [finding('typ-missing', 'header', about)];
  return exact !== null && plainTyp(typ) === 'jwt' ? [finding('typ-generic', 'header', { ...about, actual: typ })] : [];
}

function kindFindings(claims: JsonObject): LintFinding[] {
  return claims.members.flatMap(({ name, value }) => {
    const allowed = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (allowed === undefined) return [];
    const odd = value.kind === 'array' && name === 'aud' ? value.items.find(({ kind }) => kind !== 'string') : undefined;
    if (allowed.includes(value.kind) && odd === undefined) return [];
    const actual = odd === undefined ? value.kind : `array of ${odd.kind}`;
    return [finding('claim-type-wrong', 'payload', { paths: [name], expected: allowed.join(' / '), actual })];
  });
}

function audienceFindings(claims: JsonObject): LintFinding[] {
  const aud = memberOf(claims, 'aud');
  const values = aud?.kind === 'array' ? aud.items : aud === undefined ? [] : [aud];
  if (values.some((one) => one.kind === 'string' && one.value.trim() === '*'))
    return [finding('aud-wide', 'payload', { paths: ['aud'], actual: '*' })];
  if (values.length <= mostAudiences) return [];
  return [finding('aud-wide', 'payload', { paths: ['aud'], expected: mostAudiences, actual: values.length })];
}

/** An issuer that is asked for its keys must be https; others are names of any kind, but plain http is never safe. */
function issuerFindings(claims: JsonObject, purpose: Purpose): LintFinding[] {
  const iss = stringMember(claims, 'iss');
  // Google's ID tokens may have it without the scheme, as their documentation says.
  if (iss === undefined || /^https:\/\//i.test(iss) || iss === 'accounts.google.com') return [];
  const isDemanded = purpose === 'identity' || purpose === 'logout';
  if (!/^http:\/\//i.test(iss) && !isDemanded) return [];
  const isLocal = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i.test(iss);
  const about = { paths: ['iss'], expected: 'https', actual: iss };
  return [finding('iss-not-https', 'payload', isLocal ? { ...about, severity: 'note' } : about)];
}
