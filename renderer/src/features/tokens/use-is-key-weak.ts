import { useLoad } from '../../lib/use-call.ts';

/** Whether the key that signed a token is marked "weak, for testing". */
export function useIsKeyWeak(keyId: string | null): boolean {
  const { state } = useLoad('keys:list', keyId === null ? null : {}, ['keys:changed']);
  return state.status === 'done' && state.value.keys.some((key) => key.id === keyId && key.isWeak);
}
