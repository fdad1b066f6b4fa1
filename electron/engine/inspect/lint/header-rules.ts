import { plainTyp } from '../../../../shared/claim-demands.ts';
import type { InspectedToken } from '../../../../shared/inspect.ts';
import { memberOf, numberMember, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import type { LintFinding } from '../../../../shared/lint.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { finding } from './findings.ts';
import { keyIdFindings } from './key-id-rules.ts';
import type { Material, Part } from './material.ts';

/** RFC 7518 section 4.8.1.2. */
const fewestRounds = 1_000;
/** A second and more of the reader's time for each token that anybody sends. */
const mostRounds = 1_000_000;
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const understood = new Set(['b64']);
/** A `crit` may not name these (RFC 7515 section 4.1.11). */
const registered = new Set('alg enc zip jku jwk kid x5u x5c x5t x5t#S256 typ cty crit epk apu apv iv tag p2s p2c'.split(' '));

export function headerFindings(token: InspectedToken, { headers, payloads }: Material, policy: Policy): LintFinding[] {
  const isNested = token.encryption?.content === 'jws';
  return [
    ...headers.flatMap((part) => (part.object === null ? [] : headerPart(part, part.object, policy))),
    ...missingAlg(headers),
    ...encryptionFindings(token, isNested),
    ...(payloads.length > 0 && !isNested ? [] : nestedType(token, isNested)),
  ];
}

function headerPart(part: Part, header: JsonObject, policy: Policy): LintFinding[] {
  const { place, prefix, isProtected } = part;
  const at = (...names: string[]) => names.map((name) => `${prefix}${name}`);
  const found = [...algFindings(part, header), ...sourceFindings(part, header, policy), ...keyIdFindings(part, header)];
  const typ = stringMember(header, 'typ');
  if (typ !== undefined && /^application\/[^/]+$/i.test(typ))
    found.push(finding('typ-prefix', place, { paths: at('typ'), expected: plainTyp(typ), actual: typ }));
  const crit = memberOf(header, 'crit');
  if (crit !== undefined) {
    const names = crit.kind === 'array' ? crit.items.map((item) => (item.kind === 'string' ? item.value : '')) : [];
    const present = new Set(header.members.map(({ name }) => name));
    const isWrong = (name: string) => registered.has(name) || !present.has(name);
    const unknown = names.filter((name) => !isWrong(name) && !understood.has(name));
    if (names.length === 0 || names.some(isWrong) || !isProtected)
      found.push(finding('crit-wrong', place, { paths: at('crit'), actual: names }));
    if (unknown.length > 0) found.push(finding('crit-unknown', place, { paths: at('crit'), actual: unknown }));
  }
  const b64 = memberOf(header, 'b64');
  const isListed = crit?.kind === 'array' && crit.items.some((item) => item.kind === 'string' && item.value === 'b64');
  if (b64 !== undefined && !isListed) found.push(finding('b64-without-crit', place, { paths: at('b64') }));
  return found;
}

function algFindings({ place, prefix, isProtected }: Part, header: JsonObject): LintFinding[] {
  const alg = stringMember(header, 'alg');
  if (alg === undefined) return [];
  const about = { paths: [`${prefix}alg`], actual: alg };
  if (alg.trim().toLowerCase() === 'none') return [finding('alg-none', place, about)];
  const found: LintFinding[] = [];
  if (alg === 'RSA1_5' || alg === 'RS1' || alg === 'HS1') found.push(finding('alg-deprecated', place, about));
  if (alg === 'EdDSA') found.push(finding('alg-polymorphic', place, { ...about, expected: ['Ed25519', 'Ed448'] }));
  if (/^HS\d+$/.test(alg) && place === 'header') found.push(finding('hmac-shared', place, about));
  // Where the key is wrapped anew for each recipient, its alg may stand beside it (RFC 7516 section 7.2.1).
  if (!isProtected && place === 'header') found.push(finding('alg-unprotected', place, about));
  return found;
}

function missingAlg(headers: readonly Part[]): LintFinding[] {
  const own = headers.filter(({ place, prefix }) => place === 'header' && (prefix === '' || prefix === 'header.'));
  const isNamed = own.some(({ object }) => object !== null && memberOf(object, 'alg') !== undefined);
  return own.some(({ object }) => object !== null) && !isNamed ? [finding('alg-missing', 'header', { paths: ['alg'] })] : [];
}

/** Keys that the token brings along, or says where to fetch. */
function sourceFindings({ place, prefix }: Part, header: JsonObject, policy: Policy): LintFinding[] {
  const found: LintFinding[] = [];
  for (const name of ['jku', 'x5u'] as const) {
    const address = stringMember(header, name);
    if (address === undefined) continue;
    const severity = /^https:\/\//i.test(address) ? 'warning' : 'danger';
    found.push(finding(`header-${name}`, place, { paths: [`${prefix}${name}`], actual: address, severity }));
  }
  const jwk = memberOf(header, 'jwk');
  if (jwk?.kind === 'object') {
    const secret = secretMembers.filter((name) => memberOf(jwk, name) !== undefined);
    const paths = [`${prefix}jwk`];
    if (secret.length > 0)
      found.push(finding('private-key-in-header', place, { paths: secret.map((name) => `${prefix}jwk.${name}`), actual: secret }));
    // RFC 9449 section 4.2 has it there, and the proof shows no more than that the sender holds it.
    const isProof = plainTyp(stringMember(header, 'typ') ?? null) === 'dpop+jwt' || policy.byOwnKey;
    if (!isProof) found.push(finding('header-jwk', place, { paths, actual: stringMember(jwk, 'kty') ?? null }));
  }
  const chain = memberOf(header, 'x5c');
  if (chain !== undefined)
    found.push(finding('header-x5c', place, { paths: [`${prefix}x5c`], actual: chain.kind === 'array' ? chain.items.length : 1 }));
  return found;
}

function encryptionFindings({ encryption }: InspectedToken, isNested: boolean): LintFinding[] {
  const header = encryption?.header?.json ?? encryption?.unprotected ?? null;
  if (encryption === null || header === null) return [];
  const found: LintFinding[] = [];
  const alg = stringMember(header, 'alg') ?? (encryption.unprotected === null ? undefined : stringMember(encryption.unprotected, 'alg'));
  const zip = memberOf(header, 'zip');
  if (zip !== undefined)
    found.push(finding('zip-before-encryption', 'encryption', { paths: ['zip'], actual: zip.kind === 'string' ? zip.value : zip.kind }));
  const rounds = numberMember(header, 'p2c');
  const about = { paths: ['p2c'], actual: rounds ?? null };
  if (rounds !== undefined && rounds > mostRounds)
    found.push(finding('pbes2-count-high', 'encryption', { ...about, expected: mostRounds }));
  if (rounds !== undefined && rounds < fewestRounds)
    found.push(finding('pbes2-count-low', 'encryption', { ...about, expected: fewestRounds }));
  const isPublic = alg !== undefined && /^(?:RSA|ECDH-ES)/.test(alg);
  if (isPublic && !isNested && encryption.content === 'claims')
    found.push(finding('encrypted-not-signed', 'encryption', { paths: ['alg'], actual: alg }));
  return found;
}

function nestedType({ encryption }: InspectedToken, isNested: boolean): LintFinding[] {
  const header = encryption?.header?.json ?? null;
  if (!isNested || header === null) return [];
  const cty = stringMember(header, 'cty') ?? null;
  return plainTyp(cty) === 'jwt' ? [] : [finding('cty-jwt-missing', 'encryption', { paths: ['cty'], expected: 'JWT', actual: cty })];
}
