import { useState } from 'react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useCall } from '../../lib/use-call.ts';
import type { MintForm } from './use-mint.ts';

export type Minting = {
  readonly minted: ShelfItem | null;
  readonly isBusy: boolean;
  readonly mint: () => void;
  readonly forget: () => void;
};

/** The act of minting one token from the form. */
export function useMinting(form: MintForm): Minting {
  const [minted, setMinted] = useState<ShelfItem | null>(null);
  const { state, run } = useCall('tokens:mint');
  const isBusy = state.status === 'busy';
  const mint = async () => {
    if (isBusy) return;
    const filled = form.attempt();
    if (filled === null) return;
    form.refuse(null);
    const result = await run({ ...filled, place: form.place, parentId: form.copyOf?.tokenId ?? null });
    if (result.ok) setMinted(result.value);
    else form.refuse(result.error);
  };
  return { minted, isBusy, mint: () => void mint(), forget: () => setMinted(null) };
}
