import { builtInPolicyIds, type BuiltInPolicyId } from '../../../../../shared/builtin-policies.ts';
import type { SavedPolicy } from '../../../../../shared/policies.ts';
import type { Messages } from '../../../messages/screens.ts';

type Named = Pick<SavedPolicy, 'id' | 'name' | 'description'>;

export function policyName({ id, name }: Pick<Named, 'id' | 'name'>, m: Messages): string {
  return isBuiltInId(id) ? m.inspectPolicies.builtIn[id].name : name;
}

/** What it demands, and what the receiver has to add; of one's own, the description. */
export function policyAbout({ id, description }: Pick<Named, 'id' | 'description'>, m: Messages): { about: string; fillIn: string | null } {
  return isBuiltInId(id) ? m.inspectPolicies.builtIn[id] : { about: description, fillIn: null };
}

function isBuiltInId(id: string): id is BuiltInPolicyId {
  return builtInPolicyIds.some((known) => known === id);
}
