import { useState } from 'react';
import type { Policy } from '../../../../../shared/policy.ts';
import { draftOf, isSamePolicy, policyOf, type PolicyDraft, type ProblemPlace, type Problems } from './policy-draft.ts';
import type { JudgedBy } from './use-judged-by.ts';

export type PolicyForm = {
  readonly draft: PolicyDraft;
  /** Judges at once by what can be read of it. */
  readonly edit: (change: Partial<PolicyDraft>) => void;
  /** Of the places that were left. */
  readonly problems: Problems;
  readonly leave: (place: ProblemPlace) => void;
};

type State = {
  readonly draft: PolicyDraft;
  /** What the draft says. When another policy judges, that one is shown. */
  readonly policy: Policy;
  readonly left: ReadonlySet<ProblemPlace>;
};

/** What is wrong with a rule that was saved is said at once: it is not being written. */
function start(policy: Policy): State {
  const draft = draftOf(policy);
  return { draft, policy, left: new Set(draft.rules.map(({ id }): ProblemPlace => `rule:${id}`)) };
}

export function usePolicyDraft({ standing, editPolicy }: JudgedBy): PolicyForm {
  const { policy } = standing;
  const [state, setState] = useState(() => start(policy));
  if (state.policy !== policy && !isSamePolicy(state.policy, policy)) setState(start(policy));
  const { problems } = policyOf(state.draft, policy);
  return {
    draft: state.draft,
    edit: (change) => {
      const draft = { ...state.draft, ...change };
      const next = policyOf(draft, policy).policy;
      setState({ ...state, draft, policy: next });
      if (!isSamePolicy(next, policy)) editPolicy(next);
    },
    problems: new Map([...problems].filter(([place]) => state.left.has(place))),
    leave: (place) => setState((before) => ({ ...before, left: new Set(before.left).add(place) })),
  };
}
