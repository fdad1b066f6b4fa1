import type { InspectedToken } from '../../../../shared/inspect.ts';
import { stringMember } from '../../../../shared/json/node.ts';
import type { LintFinding } from '../../../../shared/lint.ts';
import { atOnce, type Steps } from '../../turns.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { byteFindings } from './byte-rules.ts';
import { characterFindings } from './character-rules.ts';
import { claimFindings } from './claim-rules.ts';
import { gravestFirst } from './findings.ts';
import { headerFindings } from './header-rules.ts';
import { materialOf } from './material.ts';
import { valueFindings } from './value-rules.ts';

/**
 * What is bad practice in a token, valid or not; the gravest first. Pure, linear in the token, never throws. It works from the
 * texts of the segments, so that it also speaks of what the strict parser refused.
 * @param at Unix seconds
 */
export function lintToken(token: InspectedToken, policy: Policy, at: number): LintFinding[] {
  return atOnce(lintingToken(token, policy, at));
}

/** The same, where somebody waits for the app's next turn. */
export function* lintingToken(token: InspectedToken, policy: Policy, at: number): Steps<LintFinding[]> {
  if (token.opaque !== null || token.kind === 'opaque') return [];
  const material = yield* materialOf(token);
  const { claims, headers } = material;
  const header = headers.find(({ place, prefix, object }) => place === 'header' && prefix === '' && object !== null)?.object ?? null;
  const typ = header === null ? null : (stringMember(header, 'typ') ?? null);
  // Of a signature over anything the payload is nobody's claims.
  const judgesClaims = claims !== null && !policy.signatureOnly;
  const found = headerFindings(token, material, policy);
  yield;
  found.push(...(yield* characterFindings(material)));
  if (judgesClaims) found.push(...claimFindings(claims, typ, at));
  yield;
  found.push(...(yield* valueFindings(judgesClaims ? material : { ...material, claims: null }, token.encryption !== null)));
  yield;
  found.push(...byteFindings(token, material));
  return gravestFirst(found);
}
