import { useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { noPlace } from '../../../../shared/mint-input.ts';
import { call } from '../../lib/api.ts';
import { useIntent } from '../../lib/navigation.tsx';
import type { MintForm } from './use-mint.ts';

export type Arrivals = {
  /** Why what was asked for could not be loaded. The form is as it was. */
  readonly problem: AppError | null;
  readonly retry: (() => void) | null;
  /** The profile that was asked for last; a new object each time. */
  readonly wish: { readonly profileId: string } | null;
};

/** Others send one here with a key, with a token to copy, with a recipe, with a profile to mint by, or with a way to mint. */
export function useArrivals(form: MintForm, onMode: (mode: 'one' | 'pair' | 'bulk') => void): Arrivals {
  const [failed, setFailed] = useState<{ readonly error: AppError; readonly retry: () => void } | null>(null);
  const [wish, setWish] = useState<Arrivals['wish']>(null);
  const copy = async (id: string) => {
    setFailed(null);
    const result = await call('tokens:recipe', { id });
    if (!result.ok) return setFailed({ error: result.error, retry: () => void copy(id) });
    const { filled, place } = result.value;
    form.load(filled, place, { tokenId: id, name: place.label || filled.recipe.subject || id.slice(0, 8) });
  };
  useIntent('mint', ({ keyId, copyOf, recipe, profileId, mode }) => {
    if (mode !== undefined) onMode(mode);
    else if (copyOf !== undefined || recipe !== undefined) onMode('one');
    if (copyOf !== undefined) void copy(copyOf);
    else if (recipe !== undefined) form.load(recipe, noPlace);
    else if (profileId !== undefined) setWish({ profileId });
    if (keyId !== undefined) form.edit({ keyId });
  });
  return { problem: failed?.error ?? null, retry: failed?.retry ?? null, wish };
}
