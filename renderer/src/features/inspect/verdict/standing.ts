import type { Inspection, PolicyChoice } from '../../../../../shared/inspect.ts';
import type { SavedPolicy } from '../../../../../shared/policies.ts';
import { defaultPolicy, type Policy } from '../../../../../shared/policy.ts';
import { isSamePolicy } from './policy-draft.ts';

export const autoChoice = 'auto';
export const defaultChoice = 'default';

/** Which policy judges, and how it came to that. */
export type Standing = {
  /** The value of the select: 'auto', 'default', or a saved one's id. */
  readonly value: string;
  readonly policy: Policy;
  /** The saved one that judges, or that the edited one began as; null: the default. */
  readonly saved: SavedPolicy | null;
  readonly isByIssuer: boolean;
  /** It says something else than the saved one by now. */
  readonly isEdited: boolean;
};

/** @param byEngine which saved one the engine took; @param baseId which one the given one began as */
export function standingOf(
  choice: PolicyChoice,
  byEngine: Inspection['policy'],
  baseId: string | null,
  list: readonly SavedPolicy[],
): Standing {
  const find = (id: string | undefined | null) => list.find((saved) => saved.id === id) ?? null;
  switch (choice.kind) {
    case 'auto': {
      const saved = find(byEngine?.id);
      const policy = saved?.policy ?? defaultPolicy;
      return { value: autoChoice, policy, saved, isByIssuer: saved !== null && byEngine?.isByIssuer === true, isEdited: false };
    }
    case 'saved': {
      const saved = find(choice.id);
      return { value: choice.id, policy: saved?.policy ?? defaultPolicy, saved, isByIssuer: false, isEdited: false };
    }
    case 'given': {
      const saved = find(baseId);
      const isEdited = !isSamePolicy(choice.policy, saved?.policy ?? defaultPolicy);
      return { value: saved?.id ?? defaultChoice, policy: choice.policy, saved, isByIssuer: false, isEdited };
    }
  }
}
