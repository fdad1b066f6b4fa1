import { useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { beginSpan } from '../../../../shared/session-span.ts';
import type { TokenPair } from '../../../../shared/tokens.ts';
import { useCall } from '../../lib/use-call.ts';
import type { MintForm } from './use-mint.ts';

export const refreshLifetimes = ['1d', '1w', '30d', '1y', 'own'] as const;
export type RefreshLifetime = (typeof refreshLifetimes)[number];

export type PairDraft = {
  readonly refresh: RefreshLifetime;
  readonly ownRefresh: string;
  readonly isSliding: boolean;
  readonly maximum: string;
};

export type PairProblems = { readonly refresh: AppError | null; readonly maximum: AppError | null };

export type Pair = {
  readonly draft: PairDraft;
  readonly edit: (change: Partial<PairDraft>) => void;
  /** Named after an attempt, or at once where the field was left. */
  readonly problems: PairProblems;
  readonly leave: () => void;
  readonly minted: TokenPair | null;
  readonly isBusy: boolean;
  readonly mint: () => void;
  readonly refreshing: { readonly isBusy: boolean; readonly error: AppError | null; readonly run: () => void };
};

const firstDraft: PairDraft = { refresh: '1w', ownRefresh: '', isSliding: false, maximum: '30d' };

/** Minting an access token together with the refresh token that renews it. */
export function usePair(form: MintForm): Pair {
  const [draft, setDraft] = useState(firstDraft);
  const [isLeft, setLeft] = useState(false);
  const [minted, setMinted] = useState<TokenPair | null>(null);
  const starter = useCall('tokens:mint-pair');
  const refresher = useCall('tokens:refresh');
  const problems = problemsOf(draft);
  const isBusy = starter.state.status === 'busy';

  const mint = async () => {
    if (isBusy) return;
    setLeft(true);
    const filled = form.attempt();
    if (filled === null || problems.refresh !== null || problems.maximum !== null) return;
    form.refuse(null);
    refresher.reset();
    const result = await starter.run({
      access: { ...filled, place: form.place, parentId: form.copyOf?.tokenId ?? null },
      refreshLifetime: refreshText(draft),
      slidesUpTo: draft.isSliding ? draft.maximum.trim() : null,
    });
    if (result.ok) setMinted(result.value);
    else form.refuse(withoutAccess(result.error));
  };
  const refresh = async () => {
    if (minted === null) return;
    const result = await refresher.run({ id: minted.refresh.id });
    if (result.ok) setMinted(result.value);
  };
  return {
    draft,
    edit: (change) => setDraft((before) => ({ ...before, ...change })),
    problems: isLeft ? problems : { refresh: null, maximum: null },
    leave: () => form.afterPress(() => setLeft(true)),
    minted,
    isBusy,
    mint: () => void mint(),
    refreshing: {
      isBusy: refresher.state.status === 'busy',
      error: refresher.state.status === 'failed' ? refresher.state.error : null,
      run: () => void refresh(),
    },
  };
}

function refreshText({ refresh, ownRefresh }: PairDraft): string {
  return refresh === 'own' ? ownRefresh.trim() : refresh;
}

/** As the session would be judged if it began now. */
function problemsOf(draft: PairDraft): PairProblems {
  const span = beginSpan(Math.floor(Date.now() / 1000), refreshText(draft), draft.isSliding ? draft.maximum.trim() : null);
  const at = (field: string) => (!span.ok && span.error.field === field ? span.error : null);
  return { refresh: at('refreshLifetime'), maximum: at('slidesUpTo') };
}

/** Main names the form's fields from the pair's point of view: "access.recipe.lifetime". */
function withoutAccess(error: AppError): AppError {
  return error.field === undefined ? error : { ...error, field: error.field.replace(/^access\.(recipe\.)?/, '') };
}
