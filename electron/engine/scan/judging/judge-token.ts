import { stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { inspectToken } from '../../inspect/forms/inspect-token.ts';
import type { JudgingKeys } from '../../inspect/forms/judging.ts';
import type { TextToken } from '../../inspect/paste/text-token.ts';
import { judgeSignatureNow } from '../../tokens/signature-now.ts';
import { strictParse, type StrictToken } from '../../tokens/strict-parse.ts';
import { judge } from '../../tokens/verify.ts';
import type { ScanPolicies } from '../messages.ts';
import type { JudgedToken } from './token-facts.ts';

export type ScanMeans = { readonly keys: JudgingKeys; readonly policies: ScanPolicies; readonly at: number };

/** Judges a token as Inspect does. Compact ones take the short way; `isCrossChecked` judges those by jose as well. */
export async function judgeToken(token: TextToken, means: ScanMeans, isCrossChecked: boolean): Promise<JudgedToken & { isSame: boolean }> {
  const { keys, policies, at } = means;
  if (token.kind !== 'jws' && token.kind !== 'damaged') return judgeForm(token, means);
  const read = (policy: Policy): StrictToken => strictParse(token.text, policy.signatureOnly ? 'bytes' : 'claims');
  const first = read(policies.otherwise);
  const policy = policyFor(first.payload?.json ?? null, policies);
  const parsed = policy.signatureOnly === policies.otherwise.signatureOnly ? first : read(policy);
  const judged = await judge(parsed, keys.signing, policy, at, judgeSignatureNow);
  const isSame =
    !isCrossChecked || JSON.stringify(judged.verdict) === JSON.stringify((await judge(parsed, keys.signing, policy, at)).verdict);
  return { ...judged, isSame };
}

/** The issuer is known only when the token is open, and then it may be another policy that judges it. */
async function judgeForm(token: TextToken, { keys, policies, at }: ScanMeans): Promise<JudgedToken & { isSame: boolean }> {
  const by = (policy: Policy) => inspectToken(token, { keys, policy, at, payload: null });
  const first = await by(policies.otherwise);
  const policy = policyFor(first.payload?.json ?? null, policies);
  const { header, payload, encryption, verdict } = policy === policies.otherwise ? first : await by(policy);
  return { header: header?.json ?? encryption?.header?.json ?? null, claims: payload?.json ?? null, verdict, isSame: true };
}

function policyFor(claims: JsonObject | null, { byIssuer, otherwise }: ScanPolicies): Policy {
  const issuer = claims === null ? undefined : stringMember(claims, 'iss');
  return issuer === undefined ? otherwise : (byIssuer.get(issuer) ?? otherwise);
}
