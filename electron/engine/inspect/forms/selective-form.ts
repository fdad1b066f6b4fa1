import { maxTokenBytes, type InspectedToken } from '../../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { maxJsonDepth } from '../../../../shared/json/parse.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Check } from '../../../../shared/verdict.ts';
import { check } from '../../tokens/checks.ts';
import { readObject, strictParse, type FormatProblem } from '../../tokens/strict-parse.ts';
import { judge } from '../../tokens/verify.ts';
import { disclosedClaims, maximumDisclosures, type Disclosed } from './disclosed.ts';
import type { TokenJudging } from './judging.ts';
import { formatFailed, inOrder, isValid, rawPartOf, replaced, segmentOf } from './parts.ts';
import { judgeSigned, type SignedForm } from './signed-form.ts';

/**
 * Judges an SD-JWT with tildes, with or without a key binding (RFC 9901 section 7): the issuer's signature by the ordinary
 * judge, every disclosure, and the claims as they are with what was disclosed.
 */
export async function judgeSelective(text: string, base: InspectedToken, judging: TokenJudging): Promise<InspectedToken> {
  const { policy, at, keys } = judging;
  const split = splitSelective(text);
  if (!split.ok) {
    const { verdict } = await judge(strictParse(text.slice(0, maxTokenBytes).split('~', 1)[0] ?? ''), keys.signing, policy, at);
    const checks = [...replaced(verdict.checks, [formatFailed(split.error)]), ...notTried];
    return { ...base, verdict: { ...verdict, valid: false, checks } };
  }
  const { jwt, ...parts } = split.value;
  const token = strictParse(jwt);
  const disclosed = await disclosedClaims(token.payload?.json ?? null, parts, judging);
  // The policy speaks of the claims with what was disclosed (RFC 9901 section 7.1, step 6); unknown ones are not judged at all.
  const payload = token.payload === null ? null : { ...token.payload, json: disclosed.claims };
  const { verdict } = await judge({ ...token, payload }, keys.signing, policy, at);
  const format = token.problem === null ? [formatOk(parts)] : [];
  const checks = inOrder([...replaced(verdict.checks, format), ...disclosed.checks]);
  return {
    ...base,
    header: segmentOf(token.header),
    payload: segmentOf(token.payload),
    signature: rawPartOf(token.signature),
    selective: disclosed.selective,
    verdict: { ...verdict, checks, valid: isValid(checks) },
  };
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

/** Whether a JSON serialization is an SD-JWT: disclosures or a proof in an unprotected header (RFC 9901 section 8). */
export function isSelectiveForm({ signatures }: SignedForm): boolean {
  return signatures.some(({ unprotected }) => unprotected !== null && hasSelectiveMember(unprotected));
}

function hasSelectiveMember(header: JsonObject): boolean {
  return memberOf(header, 'disclosures') !== undefined || memberOf(header, 'kb_jwt') !== undefined;
}

/** The same for one that is written as JSON. */
export async function judgeSelectiveForm(form: SignedForm, base: InspectedToken, judging: TokenJudging): Promise<InspectedToken> {
  const parts = partsOf(form);
  if (!parts.ok) {
    const judged = await judgeSigned(form, base, judging);
    const checks = [...replaced(judged.verdict.checks, [formatFailed(parts.error)]), ...notTried];
    return { ...judged, verdict: { ...judged.verdict, checks, valid: false } };
  }
  const payload = form.payload === null ? null : readObject('payload', form.payload, maxJsonDepth).segment.json;
  const disclosed = await disclosedClaims(payload, parts.value, judging);
  const judged = await judgeSigned(form, base, judging, disclosed.claims);
  const format = judged.verdict.checks.some(({ name, outcome }) => name === 'format' && outcome !== 'passed')
    ? []
    : [formatOk(parts.value)];
  const checks = inOrder([...replaced(judged.verdict.checks, format), ...disclosed.checks]);
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
