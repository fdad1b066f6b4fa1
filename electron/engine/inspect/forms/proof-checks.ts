import { memberOf, type JsonObject } from '../../../../shared/json/node.ts';
import type { Policy } from '../../../../shared/policy.ts';
import type { Check, CheckName } from '../../../../shared/verdict.ts';
import { check, textOf } from '../../tokens/checks.ts';
import type { Verification } from '../../tokens/verify.ts';

/** What a KB-JWT says of when, for whom and in answer to what it was signed has checks of its own (RFC 9901 section 7.3). */
export function isOfProof(name: CheckName): boolean {
  return name === 'iat' || name === 'age' || name === 'aud' || name === 'claim:nonce';
}

/** Those of the ordinary judge under their own names, and what nobody asked for as what was not compared. */
export function checksOfProof({ verdict, claims }: Verification, policy: Policy): Check[] {
  return verdict.checks.flatMap((each): Check[] => {
    if (each.name === 'iat' || each.name === 'age') return [{ ...each, name: `proof:${each.name}` }];
    if (each.name === 'aud') return [checkAudience(each, claims, policy)];
    return each.name === 'claim:nonce' ? [checkNonce(each, claims)] : [];
  });
}

function checkAudience(judged: Check, claims: JsonObject | null, { audience }: Policy): Check {
  const isCompared = audience !== null || judged.outcome !== 'passed' || claims === null;
  return isCompared
    ? { ...judged, name: 'proof:aud' }
    : check('proof:aud', 'skipped', 'aud-not-checked', null, textOf(memberOf(claims, 'aud')));
}

/** No policy knows the nonce: it is another one for each presentation. */
function checkNonce(judged: Check, claims: JsonObject | null): Check {
  const nonce = claims === null ? undefined : memberOf(claims, 'nonce');
  if (judged.outcome !== 'passed') return { ...judged, name: 'proof:nonce' };
  return nonce?.kind === 'string'
    ? check('proof:nonce', 'skipped', 'nonce-not-compared', null, nonce.value)
    : check('proof:nonce', 'failed', 'nonce-malformed', 'string', textOf(nonce));
}
