import type { InspectedToken } from '../../../../shared/inspect.ts';
import type { LintFinding } from '../../../../shared/lint.ts';
import { cookieLimit, headerLimit } from '../../../../shared/mint-advice.ts';
import { base64urlProblem, decodeBase64url } from '../../tokens/base64url.ts';
import { finding } from './findings.ts';
import type { Material, Part, Place } from './material.ts';

/** A header nests in `jwk` and `x5c`, claims in an address or a role: deeper is a mistake or an attack. */
const mostLevels = 16;

/** How the token is written. */
export function byteFindings(token: InspectedToken, { headers, payloads, disclosures, signatures }: Material): LintFinding[] {
  const parts = [...headers, ...payloads, ...disclosures];
  return [
    ...parts.flatMap(partFindings),
    ...signatures.flatMap(({ text, prefix }) => canonical('signature', prefix, text)),
    ...sizeFindings(token),
  ];
}

function partFindings({ place, prefix, encoded, bytes, isUtf8, json }: Part): LintFinding[] {
  const found = canonical(place, prefix, encoded);
  if (json === null || bytes === null) return found;
  const own = prefix === '' ? [] : [prefix.replace(/\.$/, '')];
  if (!isUtf8) found.push(finding('not-utf8', place, { paths: own }));
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) found.push(finding('byte-order-mark', place, { paths: own }));
  if (json.duplicates.length > 0) {
    const paths = json.duplicates.map((path) => `${prefix}${path}`);
    found.push(finding('duplicate-member', place, { paths, actual: paths }));
  }
  if (json.depth > mostLevels) found.push(finding('deep-nesting', place, { paths: own, expected: mostLevels, actual: json.depth }));
  // A disclosure's digest is over its bytes, and RFC 9901 itself writes it with spaces.
  if (json.spaces > 0 && place !== 'disclosures') found.push(finding('white-space', place, { paths: own, actual: json.spaces }));
  return found;
}

function canonical(place: Place, prefix: string, text: string): LintFinding[] {
  if (text === '' || decodeBase64url(text) !== null) return [];
  const actual = /^[\w-]+={1,2}$/.test(text) ? 'padding' : base64urlProblem(text).reason;
  return [finding('base64-not-canonical', place, { paths: prefix === '' ? [] : [prefix.replace(/\.$/, '')], actual })];
}

function sizeFindings({ bytes, kind }: InspectedToken): LintFinding[] {
  if (kind === 'jws-json' || kind === 'jwe-json') return [];
  if (bytes > headerLimit) return [finding('size-header', 'token', { expected: headerLimit, actual: bytes })];
  return bytes > cookieLimit ? [finding('size-cookie', 'token', { expected: cookieLimit, actual: bytes })] : [];
}
