import type { InspectedToken } from '../../../../shared/inspect.ts';
import type { Policy } from '../../../../shared/policy.ts';
import type { GivenKey } from '../../keys/import/verification-key.ts';
import { strictParse } from '../../tokens/strict-parse.ts';
import { judge, type Verification } from '../../tokens/verify.ts';
import { settled, type OpenJudging } from './judging.ts';
import { bareToken, rawPartOf, segmentOf } from './parts.ts';
import { isWithoutTilde, judgeWithoutTilde } from './without-tilde.ts';

/**
 * The verdict of Inspect, for those who take compact tokens alone: an SD-JWT that lost its tilde is none of them, nor is a text of any
 * other form.
 */
export async function verifyCompact(compact: string, keys: readonly GivenKey[], policy: Policy, at: number): Promise<Verification> {
  const judging = { keys: { signing: keys, decryption: [] }, policy, at, payload: null };
  const { verdict, header, payload } = await judgeCompact(bareToken('jws', compact, at), judging);
  return { verdict, header: header?.json ?? null, claims: payload?.json ?? null };
}

/** As `verifyToken` judges it, but for an SD-JWT that lost its tildes. */
export async function judgeCompact(base: InspectedToken, open: OpenJudging): Promise<InspectedToken> {
  const asClaims = strictParse(base.text);
  const judging = settled(open, asClaims.payload?.json ?? null);
  const { keys, policy, at } = judging;
  if (isWithoutTilde(asClaims, policy)) return judgeWithoutTilde(asClaims, base, judging);
  const parsed = policy.signatureOnly ? strictParse(base.text, 'bytes') : asClaims;
  const { verdict } = await judge(parsed, keys.signing, policy, at);
  return {
    ...base,
    header: segmentOf(parsed.header),
    payload: segmentOf(parsed.payload),
    signature: rawPartOf(parsed.signature),
    verdict,
  };
}
