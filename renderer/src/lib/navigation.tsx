import { createContext, useContext, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { FilledRecipe } from '../../../shared/mint-input.ts';
import { assertPresent } from './assert-present.ts';

/** Where one can go, and with what in mind. A feature never imports a feature: it goes there by name. */
export type Destination =
  | {
      readonly screen: 'keys';
      readonly keyId?: string;
      /** A new key; null where any algorithm will do. */
      readonly create?: KeyAlgorithm | null;
      readonly pane?: 'import' | 'add-source' | 'health';
    }
  | {
      readonly screen: 'mint';
      readonly keyId?: string;
      readonly copyOf?: string;
      readonly profileId?: string;
      /** To begin with; nothing on the shelf is a copy of it. */
      readonly recipe?: FilledRecipe;
      readonly mode?: 'one' | 'pair' | 'bulk';
    }
  | { readonly screen: 'inspect'; readonly tokenId?: string; readonly text?: string }
  | { readonly screen: 'tokens'; readonly tokenId?: string }
  | { readonly screen: 'requests'; readonly tokenId?: string; readonly url?: string }
  | { readonly screen: 'local-api'; readonly keyId?: string }
  | { readonly screen: 'settings' };
export type Screen = Destination['screen'];
type Intent<S extends Screen> = Extract<Destination, { screen: S }>;

type Navigation = {
  readonly screen: Screen;
  readonly go: (destination: Destination) => void;
  /** Hands out what the screen was last asked for, once. */
  readonly take: (screen: Screen) => Destination | undefined;
  readonly turn: number;
};

const NavigationContext = createContext<Navigation | null>(null);

export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<{ screen: Screen; turn: number }>({ screen: 'keys', turn: 0 });
  const waiting = useRef(new Map<Screen, Destination>());
  const value = useMemo<Navigation>(
    () => ({
      ...place,
      go: (destination) => {
        waiting.current.set(destination.screen, destination);
        setPlace((before) => ({ screen: destination.screen, turn: before.turn + 1 }));
      },
      take: (screen) => {
        const destination = waiting.current.get(screen);
        waiting.current.delete(screen);
        return destination;
      },
    }),
    [place],
  );
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

function useNavigation(): Navigation {
  return assertPresent(useContext(NavigationContext), 'NavigationProvider');
}

export function useScreen(): Screen {
  return useNavigation().screen;
}

/** `go({ screen: 'mint', keyId })` */
export function useGo(): (destination: Destination) => void {
  return useNavigation().go;
}

/** Called once for each time that someone went to this screen, also when it already was in front. */
export function useIntent<S extends Screen>(screen: S, onArrive: (intent: Intent<S>) => void): void {
  const { take, turn } = useNavigation();
  const arrive = useEffectEvent(() => {
    const destination = take(screen);
    if (destination !== undefined && isFor(screen, destination)) onArrive(destination);
  });
  useEffect(() => arrive(), [turn]);
}

function isFor<S extends Screen>(screen: S, destination: Destination): destination is Intent<S> {
  return destination.screen === screen;
}
