import type { AppError } from '../../../../../shared/errors.ts';
import type { PolicyContent, SavedPolicy } from '../../../../../shared/policies.ts';
import { call } from '../../../lib/api.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { showFailure, showToast } from '../../../ui/toast.tsx';
import { policyName } from './policy-words.ts';
import { autoChoice } from './standing.ts';
import type { JudgedBy } from './use-judged-by.ts';

export type PolicyActs = {
  /** Saves and judges by it; the error where it cannot be saved. */
  readonly save: (id: string | null, content: PolicyContent) => Promise<AppError | null>;
  readonly remove: (policy: SavedPolicy) => Promise<void>;
  readonly exportAs: (policies: readonly SavedPolicy[]) => Promise<void>;
  readonly import: () => Promise<void>;
};

/**
 * What one does with saved policies.
 * @param issuer of the token that is judged: a policy that is kept for it judges by itself
 */
export function usePolicyActs({ choosePolicy, standing }: JudgedBy, issuer: string | null): PolicyActs {
  const m = useMessages();
  return {
    save: async (id, content) => {
      const saved = await call('policies:save', { id, content });
      if (!saved.ok) return saved.error;
      showToast({ title: m.inspectVerdict.policySaved(saved.value.name) });
      choosePolicy(issuer !== null && saved.value.forIssuers.includes(issuer) ? autoChoice : saved.value.id);
      return null;
    },
    remove: async ({ id, name }) => {
      const removed = await call('policies:delete', { id });
      if (!removed.ok) return announce(removed.error, m);
      if (standing.saved?.id === id) choosePolicy(autoChoice);
      const undo = async () => {
        const restored = await call('policies:restore', { id });
        if (!restored.ok) return announce(restored.error, m);
        showToast({ title: m.inspectVerdict.policyRestored(name) });
        choosePolicy(id);
      };
      showToast({ title: m.inspectVerdict.policyRemoved(name), onUndo: () => void undo() });
    },
    exportAs: async (policies) => {
      const saved = await call('policies:export', { ids: policies.map(({ id }) => id) });
      if (saved.ok) showToast({ title: m.inspectVerdict.policiesExported(saved.value.fileName) });
      else announce(saved.error, m);
    },
    import: async () => {
      const added = await call('policies:import', {});
      if (!added.ok) return announce(added.error, m);
      const names = added.value.added.map((policy) => policyName(policy, m));
      showToast({ title: m.inspectVerdict.policiesImported(names.slice(0, 5).join(', '), names.length) });
      const [first] = added.value.added;
      if (names.length === 1 && first !== undefined) choosePolicy(first.id);
    },
  };
}

/** A dialog that the user closed is no failure. */
function announce(error: AppError, m: Messages): void {
  if (error.code !== 'cancelled') showFailure(error, m);
}
