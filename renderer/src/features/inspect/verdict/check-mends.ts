import type { BuiltInPolicyId } from '../../../../../shared/builtin-policies.ts';
import type { Policy } from '../../../../../shared/policy.ts';
import type { Check, CheckName } from '../../../../../shared/verdict.ts';
import type { PolicyField } from './policy-draft.ts';

/** Where a check that failed can be mended. */
export type CheckMends = {
  /** The field of the policy that demands it. */
  readonly field: PolicyField | null;
  /** A new token would do better. */
  readonly mints: boolean;
  /** Another key would do, or one that is not here yet. */
  readonly keys: boolean;
  /** The built-in policy that is made for such a token. */
  readonly policy: BuiltInPolicyId | null;
};

const nothing: CheckMends = { field: null, mints: false, keys: false, policy: null };

const fields: Partial<Record<CheckName, PolicyField>> = {
  typ: 'types',
  exp: 'leeway',
  nbf: 'leeway',
  iat: 'futureIat',
  age: 'maximumAge',
  iss: 'issuers',
  aud: 'audience',
  sub: 'subject',
  'proof:age': 'maximumProofAge',
  'proof:aud': 'audience',
};

/** What the policy has no say in leads nowhere: a token that is malformed or altered stays so. */
export function mendsOf(check: Check, policy: Pick<Policy, 'algorithms'>): CheckMends {
  const mends = mendsOfAny(check, policy);
  // A proof is the holder's to make.
  return check.name.startsWith('proof:') ? { ...mends, mints: false } : mends;
}

function mendsOfAny({ name, code, outcome }: Check, { algorithms }: Pick<Policy, 'algorithms'>): CheckMends {
  if (outcome === 'passed' || outcome === 'skipped') return nothing;
  if (code === 'algorithm-unpinned') return { ...nothing, field: 'algorithms' };
  if (code === 'iss-malformed' || code === 'aud-malformed' || code === 'sub-malformed') return { ...nothing, mints: true };
  // A policy that leaves the algorithm to the keys is not what is in the way.
  if (code === 'algorithm-not-allowed') return { ...nothing, keys: true, ...(algorithms !== null && { field: 'algorithms', mints: true }) };
  if (code === 'key-own-missing' || code === 'key-own-malformed') return { ...nothing, field: 'byOwnKey' };
  if (outcome !== 'warning' && (name === 'key' || code === 'signature-bad')) return { ...nothing, keys: true };
  if (outcome === 'unknown' || name === 'key') return nothing;
  if (code === 'exp-missing') return { ...nothing, mints: true };
  if (code === 'exp-of-proof') return { ...nothing, policy: 'dpop' };
  const ofClaim = code === 'claim-missing' ? 'required' : 'rules';
  const field = fields[name] ?? (name.startsWith('claim:') ? ofClaim : null);
  return field === null ? nothing : { ...nothing, field, mints: true };
}
