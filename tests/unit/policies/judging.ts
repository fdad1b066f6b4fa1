import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { verdictSchema, type Check, type Verdict } from '../../../shared/verdict.ts';
import { attackTime } from '../../vectors/attacks/attack.ts';
import { goodKey, goodToken } from '../../vectors/attacks/good.ts';

export const now = attackTime;
const { verifier } = goodKey('HS256');

/** The verdict on claims that are well signed, by the clock `now`. */
export async function judgedClaims(claims: object | string, policy: Partial<Policy>, header: object = {}): Promise<Verdict> {
  const payload = typeof claims === 'string' ? claims : JSON.stringify(claims);
  const token = await goodToken('HS256', header, payload);
  const { verdict } = await verifyToken(token, [verifier], { ...defaultPolicy, ...policy }, now);
  return verdictSchema.parse(verdict);
}

/** "failed age-exceeded 600 601": outcome, code, expected and actual of the checks of one name. */
export function linesOf({ checks }: Verdict, name: string): string[] {
  return checks.filter((check) => check.name === name).map(lineOf);
}

function lineOf({ outcome, code, expected, actual }: Check): string {
  return `${outcome} ${code} ${JSON.stringify(expected)} ${JSON.stringify(actual)}`;
}
