import { useState } from 'react';
import { useLoad } from '../../lib/use-call.ts';

type Names = { readonly folders: readonly string[]; readonly environments: readonly string[]; readonly tags: readonly string[] };
const none: Names = { folders: [], environments: [], tags: [] };

/** Folders, environments and tags that were used before, once `load` asked for them: counting them all takes its time. */
export function useFacets() {
  const [isWanted, setWanted] = useState(false);
  const { state } = useLoad('tokens:facets', isWanted ? {} : null);
  const names = (facet: readonly { readonly name: string }[]) => facet.map(({ name }) => name).filter((name) => name !== '');
  const facets: Names =
    state.status === 'done'
      ? { folders: names(state.value.folders), environments: names(state.value.environments), tags: names(state.value.tags) }
      : none;
  return { facets, load: () => setWanted(true) };
}
