import type { z } from 'zod';
import { maxTokenBytes, type furtherSignatureSchema, type InspectedToken } from '../../../../shared/inspect.ts';
import { memberOf, type JsonMember, type JsonObject } from '../../../../shared/json/node.ts';
import type { Check } from '../../../../shared/verdict.ts';
import { encodeBase64url } from '../../tokens/base64url.ts';
import { check } from '../../tokens/checks.ts';
import { criticalNames, type CriticalNames } from '../../tokens/header.ts';
import { joinedHeader } from '../../tokens/joined-header.ts';
import { readBytes, readObject, type FormatProblem, type Read, type StrictToken, type TokenSegment } from '../../tokens/strict-parse.ts';
import { judge, type Verification } from '../../tokens/verify.ts';
import { maxJsonDepth } from '../../../../shared/json/parse.ts';
import { settled, type OpenJudging, type TokenJudging } from './judging.ts';
import { formatFailed, inOrder, isValid, rawPartOf, segmentOf } from './parts.ts';

type FurtherSignature = z.infer<typeof furtherSignatureSchema>;

/** One signature of a JWS that is not compact, with its headers; read strictly, not judged. */
export type SignaturePart = {
  /** Null where nothing is protected. */
  readonly protected: TokenSegment | null;
  readonly unprotected: JsonObject | null;
  readonly signature: TokenSegment;
  readonly problem: FormatProblem | null;
};

export type SignedForm = {
  readonly name: 'JWS compact, detached' | 'JWS flattened JSON' | 'JWS general JSON';
  /** What stands in the token; null where it is detached. */
  readonly payload: string | null;
  /** Never empty. */
  readonly signatures: readonly [SignaturePart, ...SignaturePart[]];
};

/** The payload as it is judged, and as it goes into what is signed. */
type Payload = { readonly segment: TokenSegment; readonly problem: FormatProblem | null; readonly signed: string | Uint8Array };

/**
 * Judges a JWS whose payload is detached or which is written as JSON (RFC 7515 section 7.2 and appendix F, RFC 7797). Each
 * signature is judged as that of a compact token is; all must be good.
 * @param claims what is judged in place of the payload's own claims: those of an SD-JWT; null where they cannot be known
 */
export async function judgeSigned(
  form: SignedForm,
  base: InspectedToken,
  open: OpenJudging,
  claims?: JsonObject | null,
): Promise<InspectedToken> {
  const [first, ...further] = form.signatures;
  const isUnencoded = !isEncoded(first.protected?.json ?? null);
  const payload = payloadOf(form, open, isUnencoded);
  const judging = settled(open, claims ?? payload?.segment.json ?? null);
  const judgedPayload = payload === null || claims === undefined ? payload : { ...payload, segment: { ...payload.segment, json: claims } };
  const shared = { name: form.name, payload: judgedPayload, isUnencoded };
  const judged = await judgeOne(first, shared, judging);
  const others: { shown: FurtherSignature; checks: Check[] }[] = [];
  for (const [index, part] of further.entries()) {
    const { verdict } = await judgeOne(part, shared, judging);
    const { key, tried } = verdict;
    const checks = verdict.checks.filter(({ name }) => ofSignature.has(name)).map((each) => ({ ...each, signature: index + 1 }));
    others.push({ shown: { ...shownParts(part), key, tried }, checks });
  }
  const checks = inOrder([...judged.verdict.checks, ...others.flatMap((other) => other.checks)]);
  return {
    ...base,
    ...shownParts(first),
    payload: segmentOf(payload?.segment ?? null),
    furtherSignatures: others.map(({ shown }) => shown),
    verdict: { ...judged.verdict, checks, valid: isValid(checks) },
  };
}

/** The checks that each signature has; those of the claims are made once. */
const ofSignature: ReadonlySet<string> = new Set(['format', 'key', 'algorithm', 'signature', 'crit', 'typ']);

function shownParts({
  protected: header,
  unprotected,
  signature,
}: SignaturePart): Pick<FurtherSignature, 'header' | 'unprotected' | 'signature'> {
  return { header: segmentOf(header), unprotected, signature: rawPartOf(signature) };
}

/** What all signatures of a token share. */
type Shared = {
  readonly name: SignedForm['name'];
  readonly payload: Payload | null;
  /** `b64` is false (RFC 7797). */
  readonly isUnencoded: boolean;
};

async function judgeOne(part: SignaturePart, shared: Shared, { policy, at, keys }: TokenJudging): Promise<Verification> {
  const { payload, isUnencoded } = shared;
  const own = part.protected?.json ?? null;
  const whole = joinedHeader(own, part.unprotected);
  const counted = whole.ok ? { ...whole.value, members: whole.value.members.filter((member) => counts(member, own)) } : null;
  const isAnyPayload = policy.signatureOnly && payload?.segment.bytes !== null;
  const problem = part.problem ?? (whole.ok ? null : whole.error) ?? (isAnyPayload ? null : (payload?.problem ?? null));
  const isHeaderRead = part.protected === null || own !== null;
  const token: StrictToken = {
    form: 'jws',
    problem,
    header: {
      text: part.protected?.text ?? '',
      bytes: part.protected?.bytes ?? Buffer.alloc(0),
      json: isHeaderRead ? counted : null,
    },
    payload: payload?.segment ?? null,
    signature: part.signature,
    signing: {
      payload: payload?.signed ?? '',
      critical: protectedCritical(own, part.unprotected, isUnencoded),
      understood: ['b64'],
      isAlgProtected: own !== null && memberOf(own, 'alg') !== undefined,
    },
  };
  const judged = await judge(token, keys.signing, policy, at);
  const checks = judged.verdict.checks.map((each) => {
    if (each.name === 'format') return formatCheck(shared, problem, policy.signatureOnly);
    // A payload that was not given cannot tell one key from another.
    return payload === null && each.code === 'key-none-fits' ? check('key', 'unknown', 'signature-not-tried') : each;
  });
  return { ...judged, verdict: { ...judged.verdict, checks, tried: payload === null ? [] : judged.verdict.tried } };
}

/**
 * What kind of token it is (RFC 8725 section 3.11), and by which key of its own it is judged (RFC 9449 section 4.2): whoever
 * passes the token on could write it into a header that is not signed, a key made for the very signature included.
 */
const onlyProtected: ReadonlySet<string> = new Set(['typ', 'jwk']);

function counts(member: JsonMember, signed: JsonObject | null): boolean {
  return !onlyProtected.has(member.name) || signed?.members.includes(member) === true;
}

function formatCheck({ name, payload, isUnencoded }: Shared, problem: FormatProblem | null, isSignatureOnly: boolean): Check {
  if (problem !== null) return formatFailed(problem);
  if (payload === null) return check('format', 'unknown', 'format-detached', 'the payload');
  // RFC 7797 section 7: a JWT must not be unencoded.
  if (isUnencoded && !isSignatureOnly) return check('format', 'failed', 'format-unencoded-jwt');
  if (isUnencoded) return check('format', 'passed', 'format-unencoded');
  if (payload.segment.json === null) return check('format', 'passed', 'format-payload-not-claims', 'claims set', 'any bytes');
  return name === 'JWS compact, detached'
    ? check('format', 'passed', 'format-ok', name, name)
    : check('format', 'passed', 'format-json-ok', null, name);
}

function payloadOf(form: SignedForm, { payload: given }: Pick<OpenJudging, 'payload'>, isUnencoded: boolean): Payload | null {
  if (form.payload !== null) return isUnencoded ? unencoded(Buffer.from(form.payload, 'utf8')) : encoded(form.payload);
  if (given === null) return null;
  // What is given as base64url is decoded only where its bytes are what is signed.
  if (!isUnencoded) return encoded(given.kind === 'base64url' ? given.text : encodeBase64url(given.text));
  const bytes = given.kind === 'base64url' ? encoded(given.text) : null;
  if (bytes !== null && bytes.segment.bytes === null) return bytes;
  return unencoded(bytes?.segment.bytes ?? Buffer.from(given.text, 'utf8'));
}

function encoded(text: string): Payload {
  return { ...readPayload(text), signed: text };
}

function unencoded(bytes: Buffer): Payload {
  return { ...readPayload(encodeBase64url(bytes)), signed: bytes };
}

/** A detached payload may be larger than any token; as claims it is then not read. */
function readPayload(text: string): Read {
  const read = text.length > maxTokenBytes ? readBytes('payload', text) : readObject('payload', text, maxJsonDepth);
  if (read.problem !== null || text.length <= maxTokenBytes) return read;
  return { ...read, problem: { code: 'format-too-large', expected: maxTokenBytes, actual: text.length } };
}

/** RFC 7797 section 3: only a protected `b64`, named in `crit`, says that the payload is not encoded. */
function isEncoded(header: JsonObject | null): boolean {
  const b64 = header === null ? undefined : memberOf(header, 'b64');
  return !(b64?.kind === 'boolean' && !b64.value);
}

/** `crit`, `b64` and what `crit` names must be protected, and all signatures must agree about `b64` (RFC 7797 section 3). */
function protectedCritical(header: JsonObject | null, unprotected: JsonObject | null, isUnencoded: boolean): CriticalNames {
  const stray = unprotected === null ? undefined : ['crit', 'b64'].find((name) => memberOf(unprotected, name) !== undefined);
  if (stray !== undefined) return { isGood: false, shown: `${stray} is not protected` };
  const critical = header === null ? ({ isGood: true, names: [] } as const) : criticalNames(header);
  if (!critical.isGood) return critical;
  const b64 = header === null ? undefined : memberOf(header, 'b64');
  if (isEncoded(header) === isUnencoded) return { isGood: false, shown: 'b64 differs between the signatures' };
  if (b64 === undefined) return critical;
  if (b64.kind !== 'boolean') return { isGood: false, shown: `b64 is ${b64.kind}` };
  return critical.names.includes('b64') ? critical : { isGood: false, shown: 'b64 is in the header, but not in crit' };
}
