import { createContext, useCallback, useContext, useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { assertPresent } from './assert-present.ts';
import { useShortcut } from './shortcuts.ts';

type Register = (action: () => void) => () => void;
const MainActionContext = createContext<Register | null>(null);

/** Ctrl/Cmd+Enter does the main action of the screen in front. */
export function MainActionProvider({ children }: { readonly children: ReactNode }) {
  const actions = useRef<(() => void)[]>([]);
  const register = useCallback<Register>((action) => {
    actions.current.push(action);
    return () => {
      actions.current = actions.current.filter((other) => other !== action);
    };
  }, []);
  useShortcut('mod+enter', () => actions.current.at(-1)?.());
  return <MainActionContext value={register}>{children}</MainActionContext>;
}

/** Registers the screen's main action while it is visible; null: there is none at the moment. */
export function useMainAction(action: (() => void) | null): void {
  const register = assertPresent(useContext(MainActionContext), 'MainActionProvider');
  const latest = useEffectEvent(() => action?.());
  const isOn = action !== null;
  useEffect(() => (isOn ? register(() => latest()) : undefined), [register, isOn]);
}
