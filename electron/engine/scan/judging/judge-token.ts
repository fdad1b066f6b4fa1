import { stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { inspectToken } from '../../inspect/forms/inspect-token.ts';
import type { JudgingKeys } from '../../inspect/forms/judging.ts';
import { isWithoutTilde } from '../../inspect/forms/without-tilde.ts';
import type { TextToken } from '../../inspect/paste/text-token.ts';
import { judgeSignatureNow } from '../../tokens/signature-now.ts';
import { whenThere, type Soon } from '../../tokens/soon.ts';
import { strictParse } from '../../tokens/strict-parse.ts';
import { judge, judgeAfterHeader } from '../../tokens/verify.ts';
import type { ScanPolicies } from '../messages.ts';
import { KnownHeaders } from './known-headers.ts';
import type { JudgedToken } from './token-facts.ts';

export type ScanMeans = { readonly keys: JudgingKeys; readonly policies: ScanPolicies; readonly at: number };

/** `isSame` is false where two implementations disagree about a signature. */
export type CheckedToken = JudgedToken & { readonly isSame: boolean };

/**
 * Judges tokens as Inspect does, those of one scan. Compact ones take the short way: what a header decides is decided once.
 * `isCrossChecked` judges those by jose as well. A promise comes only where something has to be waited for.
 */
export function tokenJudge(means: ScanMeans): (token: TextToken, isCrossChecked: boolean) => Soon<CheckedToken> {
  const { keys, policies, at } = means;
  const headers = new KnownHeaders(keys.signing);
  const read = (text: string, { signatureOnly }: Policy) => strictParse(text, signatureOnly ? 'bytes' : 'claims', headers.read);
  return (token, isCrossChecked) => {
    if (token.kind !== 'jws' && token.kind !== 'damaged') return judgeForm(token, means);
    const first = read(token.text, policies.otherwise);
    const policy = policyFor(first.payload?.json ?? null, policies);
    if (isWithoutTilde(first, policy)) return judgeForm(token, means);
    const parsed = policy.signatureOnly === policies.otherwise.signatureOnly ? first : read(token.text, policy);
    const judged = whenThere(headers.judge(parsed, policy), (header) =>
      judgeAfterHeader(parsed, header, { policy, at, judgeWith: judgeSignatureNow }),
    );
    return whenThere(judged, (verified) => {
      if (!isCrossChecked) return { ...verified, isSame: true };
      const other = judge(strictParse(token.text, policy.signatureOnly ? 'bytes' : 'claims'), keys.signing, policy, at);
      return other.then(({ verdict }) => ({ ...verified, isSame: JSON.stringify(verdict) === JSON.stringify(verified.verdict) }));
    });
  };
}

/** The issuer is known only when the token is open, and then it may be another policy that judges it. */
async function judgeForm(token: TextToken, { keys, policies, at }: ScanMeans): Promise<CheckedToken> {
  const policy = (claims: JsonObject | null) => policyFor(claims, policies);
  const { header, payload, encryption, verdict } = await inspectToken(token, { keys, policy, at, payload: null });
  return { header: header?.json ?? encryption?.header?.json ?? null, claims: payload?.json ?? null, verdict, isSame: true };
}

function policyFor(claims: JsonObject | null, { byIssuer, otherwise }: ScanPolicies): Policy {
  const issuer = claims === null ? undefined : stringMember(claims, 'iss');
  return issuer === undefined ? otherwise : (byIssuer.get(issuer) ?? otherwise);
}
