import type { InspectedToken } from '../../../../shared/inspect.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { check } from '../../tokens/checks.ts';
import type { StrictToken } from '../../tokens/strict-parse.ts';
import type { TokenJudging } from './judging.ts';
import { judgeDisclosed } from './selective-form.ts';
import { saysSelective } from './selective-marks.ts';

/**
 * A compact JWS that says it is an SD-JWT, and would have to end with a tilde then (RFC 9901 section 4). Whoever cut off what stood
 * after it, the holder's proof with it, would have an ordinary JWT whose `cnf` binds nobody.
 */
export function isWithoutTilde({ form, problem, header, payload }: StrictToken, { signatureOnly }: Policy): boolean {
  return form === 'jws' && problem === null && !signatureOnly && saysSelective(header?.json ?? null, payload?.json ?? null);
}

/** Judged as the SD-JWT that it was, with nothing disclosed and no proof; no verifier of SD-JWTs takes it. */
export async function judgeWithoutTilde(token: StrictToken, base: InspectedToken, judging: TokenJudging): Promise<InspectedToken> {
  const rest = { disclosures: [], proof: null, boundText: `${base.text}~` };
  return judgeDisclosed(base, token, { rest, format: check('format', 'failed', 'format-sd-jwt-no-tilde', '~') }, judging);
}
