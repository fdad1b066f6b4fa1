import { useLoad } from '../../lib/use-call.ts';

/** Whether a public source was added: then there is a list, also without a key of one's own. Null while it is not known. */
export function useHasSources(): boolean | null {
  const { state } = useLoad('sources:list', {}, ['sources:changed']);
  if (state.status === 'idle' || state.status === 'busy') return null;
  return state.status === 'done' && state.value.sources.length > 0;
}
