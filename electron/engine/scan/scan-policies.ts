import type { Judging } from '../../../shared/inspect.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Policies } from '../policies/policies.ts';
import { inTurns } from '../turns.ts';
import type { ScanPolicies } from './messages.ts';

/** What a choice comes to for many tokens: one policy for all, or that of each issuer. Errors: 'policy-not-found'. */
export async function scanPolicies(choice: Judging['policy'], policies: Pick<Policies, 'get' | 'listing'>): Promise<Result<ScanPolicies>> {
  const byIssuer = new Map<string, Policy>();
  if (choice.kind === 'given') return ok({ byIssuer, otherwise: choice.policy });
  if (choice.kind === 'saved') {
    const saved = policies.get(choice.id);
    return saved.ok ? ok({ byIssuer, otherwise: saved.value.policy }) : saved;
  }
  const list = await inTurns(policies.listing());
  // A vault that is closed has none, and judges by the default.
  for (const { forIssuers, policy } of list.ok ? list.value : []) {
    for (const issuer of forIssuers) byIssuer.set(issuer, policy);
  }
  return ok({ byIssuer, otherwise: defaultPolicy });
}
