import type { JsonObject } from '../../../shared/json/node.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Check, Verdict, VerdictKey } from '../../../shared/verdict.ts';
import type { GivenKey } from '../keys/import/verification-key.ts';
import { check } from './checks.ts';
import { checkClaims, claimsNotChecked } from './claim-checks.ts';
import {
  checkCrit,
  checkTyp,
  criticalNames,
  expectedAlgorithm,
  namedAlgorithm,
  namedKey,
  type CriticalNames,
  type NamedAlgorithm,
} from './header.ts';
import { allowedBy, chooseKey, readMeant, type KeyChoice, type Question, type UsableKey } from './key-choice.ts';
import { ownKey } from './own-key.ts';
import type { JudgeSignature, SignatureOutcome, SignedText } from './signature.ts';
import { strictParse, type StrictToken } from './strict-parse.ts';

/** `header` and `claims` are what the token says, shown even where the verdict says that it lies. */
export type Verification = { verdict: Verdict; header: JsonObject | null; claims: JsonObject | null };

/**
 * Judges a compact JWS. Every check is made and listed, in the order of shared/verdict.ts: claims are judged
 * even when the signature is bad, the signature even when the claims are unreadable.
 * @param keys the only keys that are considered; nothing in the token adds one (but a policy that judges by the token's own key
 *   and by no other), nothing is fetched. `byKeyAlone` narrows them to one that the user chose
 * @param at Unix seconds
 */
export async function verifyToken(compact: string, keys: readonly GivenKey[], policy: Policy, at: number): Promise<Verification> {
  return judge(strictParse(compact, policy.signatureOnly ? 'bytes' : 'claims'), keys, policy, at);
}

/** The same for a token that was already taken apart. `judgeWith` does the arithmetic of the signature, and decides nothing else. */
export async function judge(
  token: StrictToken,
  keys: readonly GivenKey[],
  policy: Policy,
  at: number,
  judgeWith?: JudgeSignature,
): Promise<Verification> {
  const header = token.header?.json ?? null;
  const claims = token.payload?.json ?? null;
  const format = checkFormat(token, policy);
  const isJws = header !== null && token.form === 'jws';
  const judged = isJws ? await judgeHeader(header, token, { keys, policy, judgeWith }) : notJudged(header, policy);
  const checks = [format, ...judged.checks, ...judgeClaims(claims, policy, at)];
  const valid = checks.every(({ outcome }) => outcome !== 'failed' && outcome !== 'unknown');
  return { verdict: { valid, at, checks, key: judged.key, tried: judged.tried }, header, claims };
}

type Judged = { checks: Check[]; key: VerdictKey | null; tried: Verdict['tried'] };

function checkFormat({ problem, payload }: StrictToken, policy: Policy): Check {
  if (problem !== null) return check('format', 'failed', problem.code, problem.expected, problem.actual);
  if (policy.signatureOnly && payload?.json === null) {
    return check('format', 'passed', 'format-payload-not-claims', 'claims set', 'any bytes');
  }
  return check('format', 'passed', 'format-ok', 'JWS compact', 'JWS compact');
}

function judgeClaims(claims: JsonObject | null, policy: Policy, at: number): Check[] {
  if (policy.signatureOnly) return claimsNotChecked(policy, 'skipped');
  return claims === null ? claimsNotChecked(policy, 'unknown') : checkClaims(claims, policy, at);
}

type Means = { readonly keys: readonly GivenKey[]; readonly policy: Policy; readonly judgeWith: JudgeSignature | undefined };

async function judgeHeader(header: JsonObject, token: StrictToken, { keys: given, policy, judgeWith }: Means): Promise<Judged> {
  const algorithm = namedAlgorithm(header);
  const critical = token.signing?.critical ?? criticalNames(header);
  const question = {
    named: namedKey(header),
    alg: algorithm.known ? algorithm.alg : null,
    shownAlg: algorithm.known ? algorithm.alg : algorithm.shown,
    text: signedText(token, critical),
    policy,
    ...(judgeWith !== undefined && { judgeWith }),
  };
  const { keys, choice } = policy.byOwnKey ? await chooseOwn(header, question) : await chooseGiven(given, question);
  return {
    checks: [
      keyCheck(choice),
      checkAlgorithm(algorithm, choice.key, keys, policy),
      checkSignature(choice, token),
      checkCrit(critical, token.signing?.understood),
      checkTyp(header, policy),
    ],
    key: choice.key === null ? null : describe(choice.key, algorithm),
    tried: choice.tried,
  };
}

type Chosen = { readonly keys: readonly GivenKey[]; readonly choice: KeyChoice };

async function chooseGiven(given: readonly GivenKey[], question: Question): Promise<Chosen> {
  const keys = await readMeant(given, question);
  return { keys, choice: await chooseKey(keys, question) };
}

/** RFC 9449 section 4.3, checks 6 and 7: a public key in the header, and the signature by it. Its `kid` means nothing then. */
async function chooseOwn(header: JsonObject, question: Question): Promise<Chosen> {
  const own = ownKey(header);
  const lacking = { key: null, signature: null, tried: [] };
  if (own === null) return { keys: [], choice: { ...lacking, check: check('key', 'failed', 'key-own-missing', 'jwk') } };
  if (!own.ok) {
    return { keys: [], choice: { ...lacking, check: check('key', 'failed', 'key-own-malformed', 'public JWK', own.error) } };
  }
  const keys = [own.value];
  const choice = await chooseKey(keys, { ...question, named: { isGood: true, kid: null } });
  const isFound = choice.check.outcome === 'passed';
  return { keys, choice: isFound ? { ...choice, check: check('key', 'passed', 'key-own', own.value.name) } : choice };
}

/** A key that was marked as weak judges as any other, but never without a word. */
function keyCheck({ check: found, key }: KeyChoice): Check {
  return found.outcome === 'passed' && key?.isWeak === true ? check('key', 'warning', 'key-weak', null, key.name) : found;
}

/** Without a header nothing can be tried; that of a JWE can be read, but says nothing of a signature. */
function notJudged(header: JsonObject | null, policy: Policy): Judged {
  const code = header === null ? 'header-unreadable' : 'encrypted-not-judged';
  return {
    checks: [
      check('key', 'unknown', code),
      check('algorithm', 'unknown', code),
      check('signature', 'unknown', 'signature-not-tried'),
      header === null ? check('crit', 'unknown', code) : checkCrit(criticalNames(header)),
      header === null ? check('typ', 'unknown', code) : checkTyp(header, policy),
    ],
    key: null,
    tried: [],
  };
}

/** What the signature covers; null where a segment is not canonical or `crit` is malformed: then it is not tried. */
function signedText({ header, payload, signature, signing }: StrictToken, critical: CriticalNames): SignedText | null {
  if (!header?.bytes || !payload?.bytes || !signature?.bytes || !critical.isGood) return null;
  return {
    header: header.text,
    isAlgProtected: signing?.isAlgProtected ?? true,
    payload: signing?.payload ?? payload.text,
    signature: signature.text,
    signatureBytes: signature.bytes.length,
    crit: critical.names,
  };
}

function checkAlgorithm(named: NamedAlgorithm, key: UsableKey | null, keys: readonly GivenKey[], policy: Policy): Check {
  const usable = key === null ? keys.filter((candidate) => candidate.isUsable) : [key];
  const ofKeys = [...new Set(usable.flatMap((candidate) => allowedBy(candidate, policy)))];
  const allowed = usable.length > 0 ? ofKeys : (policy.algorithms ?? []);
  if (!named.known) {
    return check('algorithm', 'failed', named.code, expectedAlgorithm(named.code, allowed), named.shown);
  }
  if (usable.length === 0 && policy.algorithms === null) {
    return check('algorithm', 'unknown', 'algorithm-not-checked', null, named.alg);
  }
  if (!allowed.includes(named.alg)) return check('algorithm', 'failed', 'algorithm-not-allowed', [...allowed], named.alg);
  const isPinned = policy.algorithms !== null || usable.every((candidate) => candidate.isPinned);
  return isPinned
    ? check('algorithm', 'passed', 'algorithm-allowed', [...allowed], named.alg)
    : check('algorithm', 'warning', 'algorithm-unpinned', [...allowed], named.alg);
}

function checkSignature({ signature }: KeyChoice, token: StrictToken): Check {
  if (signature !== null) return signatureCheck(signature);
  // A missing signature needs no key to be seen.
  if (token.signature?.bytes?.length === 0) return check('signature', 'failed', 'signature-missing', null, 0);
  return check('signature', 'unknown', 'signature-not-tried');
}

function signatureCheck(outcome: SignatureOutcome): Check {
  switch (outcome.kind) {
    case 'good':
      return check('signature', 'passed', 'signature-good');
    case 'bad':
      return check('signature', 'failed', 'signature-bad');
    case 'missing':
      return check('signature', 'failed', 'signature-missing', outcome.expected, 0);
    case 'wrong-length':
      return check('signature', 'failed', 'signature-wrong-length', outcome.expected, outcome.actual);
    case 'unusable':
      return check('signature', 'unknown', 'signature-not-tried');
  }
}

function describe(key: UsableKey, named: NamedAlgorithm): VerdictKey {
  const isUsed = named.known && key.algorithms.includes(named.alg);
  const alg = isUsed ? named.alg : key.algorithms.join(', ');
  return { id: key.id, name: key.name, kid: key.kid, alg, kty: key.kty, isWeak: key.isWeak };
}
