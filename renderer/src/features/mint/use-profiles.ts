import { useState } from 'react';
import { canSign } from '../../../../shared/can-sign.ts';
import type { Profile, ProfileContent } from '../../../../shared/profiles.ts';
import { call } from '../../lib/api.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { showFailure, showToast } from '../../ui/toast.tsx';
import type { AppError } from '../../../../shared/errors.ts';
import { emptyDraft, type MintDraft } from './mint-draft.ts';
import { applied, isChanged, saysMoreThan } from './profile-draft.ts';
import type { MintForm } from './use-mint.ts';

export type Profiles = {
  readonly list: readonly Profile[];
  readonly error: AppError | null;
  readonly reload: () => void;
  /** The one that the form was filled from, if it still exists. */
  readonly current: Profile | null;
  /** The form says something else by now. */
  readonly isChanged: boolean;
  readonly apply: (id: string | null) => void;
  /** Brings back what the last profile took the place of, until one works on from that; null where nothing was typed before. */
  readonly unapply: (() => void) | null;
  /** Saves and fills the form from it; the error where it cannot be saved. */
  readonly save: (id: string | null, content: ProfileContent) => Promise<AppError | null>;
  readonly remove: (profile: Profile) => Promise<void>;
  readonly exportAs: (profiles: readonly Profile[]) => Promise<void>;
  readonly import: () => Promise<void>;
};

/** The saved ways to mint, and what one does with them from the form. */
export function useProfiles(form: MintForm): Profiles {
  const m = useMessages();
  const { state, reload } = useLoad('profiles:list', {}, ['profiles:changed']);
  const list = state.status === 'done' ? state.value.profiles : [];
  // A value that is missing is no obstacle to saving how one mints.
  const { draft, template, place, load, edit } = form;
  const current = list.find(({ id }) => id === draft.profileId) ?? null;

  const [before, setBefore] = useState<{ readonly draft: MintDraft; readonly appliedId: string } | null>(null);
  const hasChanged = current !== null && template !== null && isChanged(current, template);

  const fill = (profile: Profile) => {
    setBefore(saysMoreThan(draft, current) ? { draft, appliedId: profile.id } : null);
    load(applied(profile, draft.values), place);
    chooseFitting(profile, form);
  };
  return {
    list,
    error: state.status === 'failed' ? state.error : null,
    reload,
    current,
    isChanged: hasChanged,
    apply: (id) => {
      const profile = list.find((candidate) => candidate.id === id);
      if (profile !== undefined) fill(profile);
      else if (id === null) edit({ variables: emptyDraft.variables, values: emptyDraft.values, profileId: null });
    },
    unapply:
      before === null || before.appliedId !== draft.profileId || hasChanged
        ? null
        : () => {
            edit(before.draft);
            setBefore(null);
          },
    save: async (id, content) => {
      const saved = await call('profiles:save', { id, content });
      if (!saved.ok) return saved.error;
      showToast({ title: m.mintProfiles.saved(saved.value.name) });
      edit({ variables: saved.value.variables, profileId: saved.value.id });
      return null;
    },
    remove: async ({ id, name }) => {
      const removed = await call('profiles:delete', { id });
      if (!removed.ok) return announce(removed.error, m);
      const undo = async () => {
        const restored = await call('profiles:restore', { id });
        if (restored.ok) showToast({ title: m.mintProfiles.restored(name) });
        else announce(restored.error, m);
      };
      showToast({ title: m.mintProfiles.removed(name), onUndo: () => void undo() });
    },
    exportAs: async (profiles) => {
      const saved = await call('profiles:export', { ids: profiles.map(({ id }) => id) });
      if (saved.ok) showToast({ title: m.mintProfiles.exported(saved.value.fileName) });
      else announce(saved.error, m);
    },
    import: async () => {
      const added = await call('profiles:import', {});
      if (!added.ok) return announce(added.error, m);
      const names = added.value.added.map(({ name }) => name);
      showToast({ title: m.mintProfiles.imported(names.slice(0, 5).join(', '), names.length) });
      const [first] = added.value.added;
      if (names.length === 1 && first !== undefined) fill(first);
    },
  };
}

/** Where the receiver takes certain algorithms only, the first key that has one of them is chosen. */
function chooseFitting({ algorithms, recipe }: Profile, { signers, key, edit }: MintForm): void {
  if (algorithms === null || recipe.keyId !== null) return;
  const fits = ({ alg }: { readonly alg: string }) => algorithms.some((algorithm) => algorithm === alg);
  if (key !== null && fits(key)) return;
  const fitting = signers.find((candidate) => canSign(candidate) && fits(candidate));
  if (fitting !== undefined) edit({ keyId: fitting.id });
}

/** A dialog that the user closed is no failure. */
function announce(error: AppError, m: Messages): void {
  if (error.code !== 'cancelled') showFailure(error, m);
}
