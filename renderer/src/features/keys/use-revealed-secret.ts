import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { RevealedSecret } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';

export type SecretView =
  | { readonly status: 'hidden' }
  | { readonly status: 'asking' }
  | { readonly status: 'shown'; readonly secret: RevealedSecret; readonly secondsLeft: number }
  | { readonly status: 'failed'; readonly error: AppError };

export type RevealedSecretHook = { readonly view: SecretView; readonly reveal: () => Promise<void>; readonly hide: () => void };

/**
 * Holds a secret for as long as it may be seen: until its time is up, the window loses the focus,
 * or the screen is left. Then the state forgets it. Main asks the user natively before it answers.
 */
export function useRevealedSecret(id: string): RevealedSecretHook {
  const [view, setView] = useState<SecretView>({ status: 'hidden' });
  const isShown = view.status === 'shown';
  const isVisible = useRef(false);

  useEffect(() => {
    isVisible.current = true;
    return () => {
      isVisible.current = false;
    };
  }, []);

  useEffect(() => {
    if (!isShown) return;
    const hide = () => setView({ status: 'hidden' });
    const timer = window.setInterval(() => setView(countDown), 1_000);
    window.addEventListener('blur', hide);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('blur', hide);
      hide();
    };
  }, [isShown]);

  return {
    view,
    hide: () => setView({ status: 'hidden' }),
    reveal: async () => {
      setView({ status: 'asking' });
      const result = await call('keys:reveal', { id });
      // An answer that comes after the user has left is not kept: no timer would run for it.
      if (!isVisible.current) return setView({ status: 'hidden' });
      setView(
        result.ok
          ? { status: 'shown', secret: result.value, secondsLeft: result.value.hideAfterSeconds }
          : result.error.code === 'confirmation-declined'
            ? { status: 'hidden' }
            : { status: 'failed', error: result.error },
      );
    },
  };
}

function countDown(view: SecretView): SecretView {
  if (view.status !== 'shown') return view;
  return view.secondsLeft <= 1 ? { status: 'hidden' } : { ...view, secondsLeft: view.secondsLeft - 1 };
}
