import { maxTokenBytes, type InspectedToken } from '../../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { maxJsonDepth } from '../../../../shared/json/parse.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Check } from '../../../../shared/verdict.ts';
import { check } from '../../tokens/checks.ts';
import { readObject, strictParse, type FormatProblem, type StrictToken } from '../../tokens/strict-parse.ts';
import { judge } from '../../tokens/verify.ts';
import { disclosedClaims, maximumDisclosures, type Disclosed, type DisclosedClaims } from './disclosed.ts';
import { settled, type OpenJudging } from './judging.ts';
import { formatFailed, inOrder, isValid, rawPartOf, replaced, segmentOf } from './parts.ts';
import { saysSelective } from './selective-marks.ts';
import { judgeSigned, type SignedForm } from './signed-form.ts';

/**
 * Judges an SD-JWT with tildes, with or without a key binding (RFC 9901 section 7): the issuer's signature by the ordinary
 * judge, every disclosure, and the claims as they are with what was disclosed.
 */
export async function judgeSelective(text: string, base: InspectedToken, open: OpenJudging): Promise<InspectedToken> {
  const split = splitSelective(text);
  if (!split.ok) {
    const { policy, at, keys } = settled(open, null);
    const { verdict } = await judge(strictParse(text.slice(0, maxTokenBytes).split('~', 1)[0] ?? ''), keys.signing, policy, at);
    const checks = [...replaced(verdict.checks, [formatFailed(split.error)]), ...notTried];
    return { ...base, verdict: { ...verdict, valid: false, checks } };
  }
  const { jwt, ...rest } = split.value;
  const token = strictParse(jwt);
  return judgeDisclosed(base, token, { rest, format: token.problem === null ? formatOk(rest) : null }, open);
}

/** What stands after the issuer's JWT, and what is said of the form of both; null: what is said of the JWT's own. */
type After = { readonly rest: Disclosed; readonly format: Check | null };

export async function judgeDisclosed(
  base: InspectedToken,
  token: StrictToken,
  { rest, format }: After,
  open: OpenJudging,
): Promise<InspectedToken> {
  const disclosed = await disclosedClaims(token.payload?.json ?? null, rest, open);
  const { policy, at, keys } = disclosed.judging;
  // The policy speaks of the claims with what was disclosed (RFC 9901 section 7.1, step 6); unknown ones are not judged at all.
  const payload = token.payload === null ? null : { ...token.payload, json: disclosed.claims };
  const { verdict } = await judge({ ...token, payload }, keys.signing, policy, at);
  const checks = checksWith(disclosed, verdict.checks, format);
  return {
    ...base,
    header: segmentOf(token.header),
    payload: segmentOf(token.payload),
    signature: rawPartOf(token.signature),
    selective: disclosed.selective,
    verdict: { ...verdict, checks, valid: isValid(checks) },
  };
}

/**
 * All checks. Where the token names no audience itself, whom it is presented to stands in the proof, and is compared there
 * (RFC 9901 section 7.3); a policy that requires the claim means the token's own.
 */
function checksWith({ checks, selective, judging }: DisclosedClaims, ofToken: readonly Check[], format: Check | null): Check[] {
  const isInProof = selective.keyBinding !== null && !judging.policy.required.includes('aud');
  const said = ofToken.map((each) =>
    isInProof && each.code === 'aud-missing' ? check('aud', 'skipped', 'aud-in-proof', each.expected) : each,
  );
  return inOrder([...replaced(said, format === null ? [] : [format]), ...checks]);
}

/** RFC 9901 section 4: the issuer's JWT, each disclosure, each with a tilde after it, and the proof, if there is one. */
function splitSelective(text: string): Result<Disclosed & { readonly jwt: string }, FormatProblem> {
  if (text.length > maxTokenBytes) return fail({ code: 'format-too-large', expected: maxTokenBytes, actual: Buffer.byteLength(text) });
  const [jwt = '', ...disclosures] = text.split('~');
  const proof = disclosures.pop();
  if (proof === undefined) return malformed('JWT~', 'no tilde');
  if (disclosures.includes('')) return malformed('a disclosure between two tildes', 'nothing');
  if (disclosures.length > maximumDisclosures) return tooMany(disclosures.length);
  return ok({ jwt, disclosures, proof: proof === '' ? null : proof, boundText: text.slice(0, text.length - proof.length) });
}

/**
 * Whether a JSON serialization is an SD-JWT: disclosures or a proof in an unprotected header (RFC 9901 section 8), or the issuer's
 * JWT says so. Without them it is one that discloses nothing.
 */
export function isSelectiveForm(form: SignedForm): boolean {
  const { signatures } = form;
  return (
    signatures.some(({ unprotected }) => unprotected !== null && hasSelectiveMember(unprotected)) ||
    (form.payload !== null && saysSelective(signatures[0].protected?.json ?? null, claimsOf(form)))
  );
}

function claimsOf({ payload }: SignedForm): JsonObject | null {
  return payload === null ? null : readObject('payload', payload, maxJsonDepth).segment.json;
}

function hasSelectiveMember(header: JsonObject): boolean {
  return memberOf(header, 'disclosures') !== undefined || memberOf(header, 'kb_jwt') !== undefined;
}

/** The same for one that is written as JSON. */
export async function judgeSelectiveForm(form: SignedForm, base: InspectedToken, open: OpenJudging): Promise<InspectedToken> {
  const parts = partsOf(form);
  if (!parts.ok) {
    const judged = await judgeSigned(form, base, open);
    const checks = [...replaced(judged.verdict.checks, [formatFailed(parts.error)]), ...notTried];
    return { ...judged, verdict: { ...judged.verdict, checks, valid: false } };
  }
  const disclosed = await disclosedClaims(claimsOf(form), parts.value, open);
  const judged = await judgeSigned(form, base, disclosed.judging, disclosed.claims);
  const isMalformed = judged.verdict.checks.some(({ name, outcome }) => name === 'format' && outcome !== 'passed');
  const checks = checksWith(disclosed, judged.verdict.checks, isMalformed ? null : formatOk(parts.value));
  return { ...judged, selective: disclosed.selective, verdict: { ...judged.verdict, checks, valid: isValid(checks) } };
}

/** RFC 9901 section 8: they stand in the first signature's header, and in no other's. */
function partsOf({ payload, signatures }: SignedForm): Result<Disclosed, FormatProblem> {
  const [first, ...further] = signatures;
  if (further.some(({ unprotected }) => unprotected !== null && hasSelectiveMember(unprotected))) {
    return malformed('disclosures in the first header', 'in another one');
  }
  const list = first.unprotected === null ? undefined : memberOf(first.unprotected, 'disclosures');
  const proof = first.unprotected === null ? undefined : memberOf(first.unprotected, 'kb_jwt');
  const items = list?.kind === 'array' ? list.items : [];
  const disclosures = items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  if ((list !== undefined && list.kind !== 'array') || disclosures.length < items.length)
    return malformed('disclosures: array of strings', 'something else');
  if (proof !== undefined && proof.kind !== 'string') return malformed('kb_jwt: string', proof.kind);
  if (disclosures.length > maximumDisclosures) return tooMany(disclosures.length);
  const jwt = [first.protected?.text ?? '', payload ?? '', first.signature.text].join('.');
  return ok({
    disclosures,
    proof: first.unprotected === null ? null : (stringMember(first.unprotected, 'kb_jwt') ?? null),
    boundText: `${[jwt, ...disclosures].join('~')}~`,
  });
}

function formatOk({ disclosures }: Disclosed): Check {
  return check('format', 'passed', 'format-sd-jwt-ok', null, disclosures.length);
}

function tooMany(count: number): Result<never, FormatProblem> {
  return malformed(`at most ${maximumDisclosures} disclosures`, `${count}`);
}

function malformed(expected: string, actual: string): Result<never, FormatProblem> {
  return fail({ code: 'format-sd-jwt-malformed', expected, actual });
}

const notTried: readonly Check[] = [
  check('disclosures', 'unknown', 'claims-not-checked'),
  check('key-binding', 'unknown', 'claims-not-checked'),
];
