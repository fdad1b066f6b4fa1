import { ArrowRight, KeyRound, Layers, PencilLine, ScanSearch, Server, Settings, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import { KeysScreen } from '../features/keys/keys-screen.tsx';
import { later } from '../lib/later.tsx';
import type { Screen } from '../lib/navigation.tsx';
import type { Shortcut } from '../lib/shortcuts.ts';
import type { Messages } from '../messages/index.ts';
import { Loading } from '../ui/skeleton.tsx';

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
    Component: later(async () => (await import('../features/mint/mint-screen.tsx')).MintScreen, Loading),
    needsVault: true,
  },
  {
    screen: 'inspect',
    icon: ScanSearch,
    shortcut: 'mod+3',
    label: (m) => m.shell.inspect,
    Component: later(async () => (await import('../features/inspect/inspect-screen.tsx')).InspectScreen, Loading),
    needsVault: false,
  },
  {
    screen: 'tokens',
    icon: Layers,
    shortcut: 'mod+4',
    label: (m) => m.shell.tokens,
    Component: later(async () => (await import('../features/tokens/tokens-screen.tsx')).TokensScreen, Loading),
    needsVault: true,
  },
  {
    screen: 'requests',
    icon: ArrowRight,
    shortcut: 'mod+5',
    label: (m) => m.shell.requests,
    Component: later(async () => (await import('../features/requests/requests-screen.tsx')).RequestsScreen, Loading),
    needsVault: true,
  },
  {
    screen: 'local-api',
    icon: Server,
    shortcut: 'mod+6',
    label: (m) => m.shell.localApi,
    Component: later(async () => (await import('../features/local-api/local-api-screen.tsx')).LocalApiScreen, Loading),
    needsVault: true,
  },
  {
    screen: 'settings',
    icon: Settings,
    shortcut: 'mod+,',
    label: (m) => m.shell.settings,
    Component: later(async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen, Loading),
    needsVault: false,
  },
];
