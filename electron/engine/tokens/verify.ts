import { stringMember, type JsonObject } from '../../../shared/json/node.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Check, Verdict } from '../../../shared/verdict.ts';
import type { GivenKey } from '../keys/import/verification-key.ts';
import { check } from './checks.ts';
import { checkClaims, claimsNotChecked } from './claim-checks.ts';
import { judgeHeader, type HeaderJudgement } from './header-judgement.ts';
import { checkCrit, checkTyp, criticalNames, type CriticalNames } from './header.ts';
import type { KeyChoice } from './key-choice.ts';
import { tryKeys } from './key-trials.ts';
import type { JudgeSignature, SignatureOutcome, SignedText } from './signature.ts';
import { whenThere, type Soon } from './soon.ts';
import { strictParse, type StrictToken } from './strict-parse.ts';

/** `header` and `claims` are what the token says, shown even where the verdict says that it lies. */
export type Verification = { verdict: Verdict; header: JsonObject | null; claims: JsonObject | null };

/**
 * Judges a compact JWS. Every check is made and listed, in the order of shared/verdict.ts: claims are judged
 * even when the signature is bad, the signature even when the claims are unreadable. It does not ask whether the token is only a part
 * of an SD-JWT: whoever lets tokens in asks `verifyCompact`.
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
  return judgeAfterHeader(token, await judgeHeader(token, keys, policy), { policy, at, judgeWith });
}

export type Means = { readonly policy: Policy; readonly at: number; readonly judgeWith?: JudgeSignature | undefined };

/**
 * The rest of `judge`, for a token whose header was judged, or another one with the same header. It is a promise only where
 * `judgeWith` gives one, or where several keys are tried.
 */
export function judgeAfterHeader(
  token: StrictToken,
  judgement: HeaderJudgement | null,
  { policy, at, judgeWith }: Means,
): Soon<Verification> {
  const header = token.header?.json ?? null;
  const claims = token.payload?.json ?? null;
  const judged = judgement === null ? notJudged(token, policy) : judgeByHeader(token, judgement, { policy, at, judgeWith });
  return whenThere(judged, ({ checks: ofHeader, key, tried }) => {
    const checks = [checkFormat(token, policy), ...ofHeader, ...judgeClaims({ header, claims }, policy, at)];
    const valid = checks.every(({ outcome }) => outcome !== 'failed' && outcome !== 'unknown');
    return { verdict: { valid, at, checks, key, tried }, header, claims };
  });
}

type Judged = { readonly checks: Check[] } & Pick<Verdict, 'key' | 'tried'>;

function checkFormat({ problem, payload }: StrictToken, policy: Policy): Check {
  if (problem !== null) return check('format', 'failed', problem.code, problem.expected, problem.actual);
  if (policy.signatureOnly && payload?.json === null) {
    return check('format', 'passed', 'format-payload-not-claims', 'claims set', 'any bytes');
  }
  return check('format', 'passed', 'format-ok', 'JWS compact', 'JWS compact');
}

type Said = { readonly header: JsonObject | null; readonly claims: JsonObject | null };

function judgeClaims({ header, claims }: Said, policy: Policy, at: number): Check[] {
  if (policy.signatureOnly) return claimsNotChecked(policy, 'skipped');
  if (claims === null) return claimsNotChecked(policy, 'unknown');
  return checkClaims(claims, policy, at, header === null ? null : (stringMember(header, 'typ') ?? null));
}

function judgeByHeader(token: StrictToken, judgement: HeaderJudgement, { policy, judgeWith }: Means): Soon<Judged> {
  const { alg, plan, critical, crit, typ, withKey } = judgement;
  return whenThere(tryKeys(plan, { alg, policy, text: signedText(token, critical), judgeWith }), (choice) => {
    const { algorithm, key } = withKey(choice.key);
    return { checks: [keyCheck(choice), algorithm, checkSignature(choice, token), crit, typ], key, tried: choice.tried };
  });
}

/** A key that was marked as weak judges as any other, but never without a word. */
function keyCheck({ check: found, key }: KeyChoice): Check {
  return found.outcome === 'passed' && key?.isWeak === true ? check('key', 'warning', 'key-weak', null, key.name) : found;
}

/** Without a header nothing can be tried; that of a JWE, or of less than a token, can be read, but says nothing of a signature. */
function notJudged({ form, header: segment }: StrictToken, policy: Policy): Judged {
  const header = segment?.json ?? null;
  const code = header === null ? 'header-unreadable' : form === 'jwe' ? 'encrypted-not-judged' : 'signature-not-tried';
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
    signatureBytes: signature.bytes,
    crit: critical.names,
  };
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
