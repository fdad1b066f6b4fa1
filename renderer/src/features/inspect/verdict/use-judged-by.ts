import { useState } from 'react';
import { builtInPolicies } from '../../../../../shared/builtin-policies.ts';
import type { Judging } from '../../../../../shared/inspect.ts';
import { defaultPolicy, type Policy } from '../../../../../shared/policy.ts';
import type { SavedPolicy } from '../../../../../shared/policies.ts';
import { useLoad } from '../../../lib/use-call.ts';
import type { InspectionState } from '../use-inspection.ts';
import type { PolicyField } from './policy-draft.ts';
import { autoChoice, defaultChoice, standingOf, type Standing } from './standing.ts';
import { useGivenKeys, type GivenKeys } from './use-given-keys.ts';

export const judgedByParts = ['policy', 'clock', 'keys'] as const;
export type JudgedByPart = (typeof judgedByParts)[number];
/** `field`: where the policy's editor is to be opened; each wish is a new object. */
export type Wish = { readonly field: PolicyField };

export type JudgedBy = {
  readonly policies: readonly SavedPolicy[];
  readonly standing: Standing;
  readonly choosePolicy: (value: string) => void;
  /** Judges by this from now on. It is not saved. */
  readonly editPolicy: (policy: Policy) => void;
  /** Back to the saved one. */
  readonly revertPolicy: () => void;
  readonly given: GivenKeys;
  readonly open: JudgedByPart | null;
  readonly setOpen: (part: JudgedByPart | null) => void;
  readonly isEditing: boolean;
  readonly setEditing: (isEditing: boolean) => void;
  readonly wish: Wish | null;
  /** Opens the policy's editor at a field. */
  readonly openField: (field: PolicyField) => void;
};

/** By what the token is judged: rules, clock and keys, and which of them is being changed. Outlives the pane that shows it. */
export function useJudgedBy(judging: Judging, setJudging: (change: Partial<Judging>) => void, inspection: InspectionState): JudgedBy {
  const { state } = useLoad('policies:list', {}, ['policies:changed']);
  // The built-in ones judge without a vault, too.
  const policies = state.status === 'done' ? state.value.policies : builtInPolicies;
  const [baseId, setBaseId] = useState<string | null>(null);
  const [open, setOpen] = useState<JudgedByPart | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  const given = useGivenKeys({ judging, setJudging, inspection });
  const byEngine = inspection.status === 'done' ? inspection.value.policy : null;
  const standing = standingOf(judging.policy, byEngine, baseId, policies);

  const choosePolicy = (value: string) => {
    setBaseId(null);
    if (value === autoChoice) setJudging({ policy: { kind: 'auto' } });
    else if (value === defaultChoice) setJudging({ policy: { kind: 'given', policy: defaultPolicy } });
    else setJudging({ policy: { kind: 'saved', id: value } });
  };
  return {
    policies,
    standing,
    choosePolicy,
    editPolicy: (policy) => {
      setBaseId(standing.saved?.id ?? null);
      setJudging({ policy: { kind: 'given', policy } });
    },
    revertPolicy: () => choosePolicy(standing.saved?.id ?? defaultChoice),
    given,
    open,
    setOpen: (part) => {
      setOpen(part);
      setWish(null);
    },
    isEditing,
    setEditing: (isNow) => {
      setEditing(isNow);
      setWish(null);
    },
    wish,
    openField: (field) => {
      setOpen('policy');
      setEditing(true);
      setWish({ field });
    },
  };
}
