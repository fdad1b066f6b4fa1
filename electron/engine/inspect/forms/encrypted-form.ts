import type { Encryption, InspectedToken, TokenKind } from '../../../../shared/inspect.ts';
import { stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { maxJsonDepth } from '../../../../shared/json/parse.ts';
import type { Check, VerdictKey } from '../../../../shared/verdict.ts';
import { encodeBase64url } from '../../tokens/base64url.ts';
import { check } from '../../tokens/checks.ts';
import { checkClaims, claimsNotChecked } from '../../tokens/claim-checks.ts';
import { checkTyp } from '../../tokens/header.ts';
import { readObject, strictParse, type FormatProblem } from '../../tokens/strict-parse.ts';
import { strictJwe, type StrictJwe } from '../../tokens/strict-jwe.ts';
import { judge } from '../../tokens/verify.ts';
import { settled, type DecryptionCandidate, type OpenJudging } from './judging.ts';
import { openEncrypted, type Opening } from './open-encrypted.ts';
import { formatFailed, inOrder, isValid, replaced, segmentOf } from './parts.ts';

/** Judges the signed token that was inside. */
export type JudgeInner = (token: { kind: TokenKind; text: string; opaque: null }, judging: OpenJudging) => Promise<InspectedToken>;

/**
 * Opens a JWE where it can, and judges what was inside: a signed token by its own rules, claims as what they are. That something
 * was encrypted never stands for a signature, unless both sides share the key.
 */
export async function judgeEncrypted(
  text: string,
  base: InspectedToken,
  judging: OpenJudging,
  judgeInner: JudgeInner,
): Promise<InspectedToken> {
  const jwe = strictJwe(text);
  if (!jwe.ok) return malformed(base, jwe.error, judging);
  const opening = await openEncrypted(jwe.value, judging.keys.decryption);
  if (opening.plaintext === null) return closed(base, jwe.value, opening, judging);
  const content = contentOf(opening.plaintext, opening.recipient.header);
  const encryption = encryptionOf(jwe.value, opening, content.kind);
  if (content.kind !== 'jws') return sealedContent(base, jwe.value, opening, judging, encryption, content.problem);
  const inner = await judgeInner({ kind: content.form, text: content.text, opaque: null }, judging);
  const checks = [opening.check, ...inner.verdict.checks];
  return {
    ...inner,
    kind: base.kind,
    text: base.text,
    bytes: base.bytes,
    encryption,
    verdict: { ...inner.verdict, checks, valid: isValid(checks) },
  };
}

type Content =
  | { readonly kind: 'jws'; readonly form: TokenKind; readonly text: string }
  | { readonly kind: 'claims' | 'bytes'; readonly problem: FormatProblem | null };

/**
 * What came out. A text of three segments, and JSON with the members of a JWS, is a signed token, whatever `cty` says: it must
 * never pass for anything else, and `cty` may be unprotected. A JWE is not opened again, and what `cty` calls a token must be one
 * (RFC 7519 section 5.2).
 */
function contentOf(plaintext: Uint8Array, header: JsonObject): Content {
  const text = Buffer.from(plaintext).toString('utf8');
  const cty = (stringMember(header, 'cty') ?? '').toLowerCase().replace(/^application\//, '');
  const tooDeep: Content = { kind: 'bytes', problem: { code: 'nested-too-deep', expected: 1, actual: 'JWE in JWE' } };
  if (/^[\w-]*\.[\w-]*\.[\w-]*~/.test(text)) return { kind: 'jws', form: 'sd-jwt', text };
  if (/^[\w-]*\.[\w-]*\.[\w-]*$/.test(text)) return { kind: 'jws', form: 'jws', text };
  if (/^[\w-]*(?:\.[\w-]*){4}$/.test(text)) return tooDeep;
  const { segment, problem } = readObject('payload', encodeBase64url(plaintext), maxJsonDepth);
  const names = segment.json?.members.map(({ name }) => name) ?? [];
  const isOf = (main: string, ...others: string[]) =>
    names.includes(main) && (cty === 'jose+json' || others.some((other) => names.includes(other)));
  if (isOf('ciphertext', 'tag', 'recipients')) return tooDeep;
  if (isOf('payload', 'signature', 'signatures')) return { kind: 'jws', form: 'jws-json', text };
  const isMeantAsToken = cty === 'jwt' || cty === 'jose' || cty === 'jose+json' || cty.endsWith('+jwt') || cty.endsWith('+sd-jwt');
  if (isMeantAsToken)
    return {
      kind: 'bytes',
      problem: { code: 'nested-unreadable', expected: 'JWS compact', actual: problem === null ? 'claims' : 'bytes' },
    };
  return segment.json === null ? { kind: 'bytes', problem } : { kind: 'claims', problem: null };
}

/** Claims or bytes with no signature of their own. */
function sealedContent(
  base: InspectedToken,
  jwe: StrictJwe,
  opening: Opening,
  judging: OpenJudging,
  encryption: Encryption,
  problem: FormatProblem | null,
): InspectedToken {
  const { header } = opening.recipient;
  const { segment } = readObject('payload', encodeBase64url(opening.plaintext ?? ''), maxJsonDepth);
  const isRefused = problem !== null;
  const claims = isRefused ? null : segment.json;
  const { policy, at } = settled(judging, segment.json);
  const judged = policy.signatureOnly ? claimsNotChecked(policy, 'skipped') : null;
  const checks = inOrder([
    openedUnsigned(opening),
    isRefused ? formatFailed(problem) : formatRead(jwe),
    ...authenticity(header, opening.openedBy, policy.algorithms, policy.byOwnKey || policy.signatureOnly),
    check('crit', 'passed', 'crit-absent'),
    // RFC 8725 section 3.11: a type that is not authenticated says nothing.
    checkTyp(jwe.protected?.json ?? { kind: 'object', members: [] }, policy),
    ...(judged ?? (claims === null ? claimsNotChecked(policy, 'unknown') : checkClaims(claims, policy, at))),
  ]);
  return { ...base, payload: segmentOf(segment), encryption, verdict: { valid: isValid(checks), at, checks, key: null, tried: [] } };
}

/** Encrypting to a public key is anybody's to do, so it tells nothing of who did it: that, a signature inside would say. */
function openedUnsigned({ check: opened, openedBy }: Opening): Check {
  return openedBy === null || openedBy.kty === 'oct'
    ? opened
    : check('decryption', 'warning', 'decrypted-unauthenticated', openedBy.alg, openedBy.name);
}

/**
 * Whoever shares the key made it, or its reader did: that much a symmetric key says. With a public key anybody can have made
 * it, and what a policy asks of a signature a JWE cannot have.
 */
function authenticity(
  header: JsonObject,
  key: DecryptionCandidate | null,
  allowed: readonly string[] | null,
  isSignatureDue: boolean,
): Check[] {
  const alg = stringMember(header, 'alg') ?? '';
  const isAllowed = allowed === null || allowed.includes(alg);
  const isShared = key?.kty === 'oct' && key.isSetAside !== true && !isSignatureDue;
  const isWeak = isShared && key.isWeak;
  return [
    isWeak ? check('key', 'warning', 'key-weak', null, key.name) : check('key', 'skipped', 'encrypted-not-judged'),
    isAllowed
      ? check('algorithm', 'skipped', 'encrypted-not-judged')
      : check('algorithm', 'failed', 'algorithm-not-allowed', [...(allowed ?? [])], alg),
    isShared ? check('signature', 'skipped', 'encrypted-not-judged') : check('signature', 'failed', 'signature-missing', null, 0),
  ];
}

/** Nothing inside can be judged; of the header only what it says of itself. */
async function closed(base: InspectedToken, jwe: StrictJwe, opening: Opening, judging: OpenJudging): Promise<InspectedToken> {
  const { policy, at } = settled(judging, null);
  const segment = { text: '', bytes: null, json: opening.recipient.header };
  const { verdict } = await judge({ form: 'jwe', problem: null, header: segment, payload: null, signature: null }, [], policy, at);
  const checks = [opening.check, ...replaced(verdict.checks, [formatRead(jwe)])];
  return { ...base, encryption: encryptionOf(jwe, opening, null), verdict: { ...verdict, valid: false, checks } };
}

async function malformed(base: InspectedToken, problem: FormatProblem, judging: OpenJudging): Promise<InspectedToken> {
  const { policy, at } = settled(judging, null);
  const { header } = strictParse(base.text);
  const { verdict } = await judge({ form: 'jwe', problem, header, payload: null, signature: null }, [], policy, at);
  const checks = [check('decryption', 'unknown', 'decryption-not-tried'), ...verdict.checks];
  const nothing = { recipients: 1, encryptedKey: 0, iv: 0, ciphertext: 0, tag: 0, unprotected: null, openedBy: null, content: null };
  const encryption = header === null ? null : { header: segmentOf(header), ...nothing };
  return { ...base, encryption, verdict: { ...verdict, valid: false, checks } };
}

function formatRead({ form }: StrictJwe): Check {
  return form === 'JWE compact'
    ? check('format', 'passed', 'format-ok', form, form)
    : check('format', 'passed', 'format-json-ok', null, form);
}

function encryptionOf(jwe: StrictJwe, { recipient, openedBy }: Opening, content: Encryption['content']): Encryption {
  return {
    header: segmentOf(jwe.protected),
    unprotected: recipient.unprotected,
    recipients: jwe.recipients.length,
    encryptedKey: recipient.encryptedKey.length,
    iv: jwe.iv.length,
    ciphertext: jwe.ciphertext.length,
    tag: jwe.tag.length,
    openedBy: openedBy === null ? null : verdictKeyOf(openedBy),
    content,
  };
}

/** Without the way to read it. */
function verdictKeyOf({ id, name, kid, alg, kty, isWeak }: DecryptionCandidate): VerdictKey {
  return { id, name, kid, alg, kty, isWeak };
}
