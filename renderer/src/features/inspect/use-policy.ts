import { builtInPolicies } from '../../../../shared/builtin-policies.ts';
import { defaultPolicy, type Policy } from '../../../../shared/policy.ts';
import { useLoad } from '../../lib/use-call.ts';
import type { InspectionState } from './use-inspection.ts';

/** The rules that judged: those that were given, the saved ones that the engine names, else the default. */
export function usePolicy(inspection: InspectionState): Policy {
  const { state } = useLoad('policies:list', {}, ['policies:changed']);
  if (inspection.status !== 'done') return defaultPolicy;
  const { input, value } = inspection;
  if (input.policy.kind === 'given') return input.policy.policy;
  if (value.policy === null) return defaultPolicy;
  const { id } = value.policy;
  // The built-in ones judge without a vault, too.
  const policies = state.status === 'done' ? state.value.policies : builtInPolicies;
  return policies.find((saved) => saved.id === id)?.policy ?? defaultPolicy;
}
