import { ArrowRight, KeyRound, Layers, PencilLine, ScanSearch, Server, Settings, type LucideIcon } from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import { KeysScreen } from '../features/keys/keys-screen.tsx';
import type { Screen } from '../lib/navigation.tsx';
import type { Shortcut } from '../lib/shortcuts.ts';
import type { Messages } from '../messages/index.ts';

export type ScreenEntry = {
  readonly screen: Screen;
  readonly icon: LucideIcon;
  readonly shortcut: Shortcut;
  readonly label: (m: Messages) => string;
  readonly Component: ComponentType;
  /** Stands there from the start, and says all it has to say with the first sentences. */
  readonly isFirst?: true;
  /** Shows the vault's state in its place while the vault is not open. */
  readonly needsVault: boolean;
};

/** All screens in the order of the rail. Keys is the first one and in the first bundle; the others load when first opened. */
export const screens: readonly ScreenEntry[] = [
  { screen: 'keys', icon: KeyRound, shortcut: 'mod+1', label: (m) => m.shell.keys, Component: KeysScreen, isFirst: true, needsVault: true },
  {
    screen: 'mint',
    icon: PencilLine,
    shortcut: 'mod+2',
    label: (m) => m.shell.mint,
    Component: lazy(async () => ({ default: (await import('../features/mint/mint-screen.tsx')).MintScreen })),
    needsVault: true,
  },
  {
    screen: 'inspect',
    icon: ScanSearch,
    shortcut: 'mod+3',
    label: (m) => m.shell.inspect,
    Component: lazy(async () => ({ default: (await import('../features/inspect/inspect-screen.tsx')).InspectScreen })),
    needsVault: false,
  },
  {
    screen: 'tokens',
    icon: Layers,
    shortcut: 'mod+4',
    label: (m) => m.shell.tokens,
    Component: lazy(async () => ({ default: (await import('../features/tokens/tokens-screen.tsx')).TokensScreen })),
    needsVault: true,
  },
  {
    screen: 'requests',
    icon: ArrowRight,
    shortcut: 'mod+5',
    label: (m) => m.shell.requests,
    Component: lazy(async () => ({ default: (await import('../features/requests/requests-screen.tsx')).RequestsScreen })),
    needsVault: true,
  },
  {
    screen: 'local-api',
    icon: Server,
    shortcut: 'mod+6',
    label: (m) => m.shell.localApi,
    Component: lazy(async () => ({ default: (await import('../features/local-api/local-api-screen.tsx')).LocalApiScreen })),
    needsVault: true,
  },
  {
    screen: 'settings',
    icon: Settings,
    shortcut: 'mod+,',
    label: (m) => m.shell.settings,
    Component: lazy(async () => ({ default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen })),
    needsVault: false,
  },
];
