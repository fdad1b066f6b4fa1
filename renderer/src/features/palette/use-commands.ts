import {
  ArrowRight,
  Download,
  Globe,
  HeartPulse,
  KeyRound,
  Moon,
  PencilLine,
  Plus,
  ScanSearch,
  Server,
  Sun,
  type LucideIcon,
} from 'lucide-react';
import { canSign } from '../../../../shared/can-sign.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useAppearance } from '../../lib/appearance.tsx';
import { useGo, type Destination, type Screen } from '../../lib/navigation.tsx';
import type { Shortcut } from '../../lib/shortcuts.ts';
import { useLoad } from '../../lib/use-call.ts';
import { isOpen, isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages, type Messages } from '../../messages/index.ts';

export type Command = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: LucideIcon;
  readonly shortcut?: Shortcut;
  readonly run: () => void;
};
export type CommandGroup = { readonly title: string; readonly commands: readonly Command[] };

/** The screens, as the shell knows them. */
export type ScreenCommand = { readonly screen: Screen; readonly label: string; readonly icon: LucideIcon; readonly shortcut: Shortcut };

/** More keys than that are found on the Keys screen, whose list is virtual. */
const mostKeys = 200;

export function useCommands(screens: readonly ScreenCommand[]): readonly CommandGroup[] {
  const m = useMessages();
  const go = useGo();
  const { state } = useVaultStatus();
  const { settings, save } = useAppearance();
  const { state: list } = useLoad('keys:list', isOpen(state) ? {} : null);
  const keys = list.status === 'done' ? list.value.keys.slice(0, mostKeys) : [];

  const goTo = screens.map(({ screen, ...shown }) => ({ ...shown, id: `screen:${screen}`, run: () => go({ screen }) }));
  const newKey: Command = {
    id: 'new-key',
    label: m.shell.newKey,
    icon: Plus,
    shortcut: 'mod+n',
    run: () => go({ screen: 'keys', create: null }),
  };
  const keyWork: Command[] = [
    { id: 'import', label: m.keys.firstImport, icon: Download, run: () => go({ screen: 'keys', pane: 'import' }) },
    { id: 'source', label: m.keys.menuSource, icon: Globe, run: () => go({ screen: 'keys', pane: 'add-source' }) },
  ];
  const health: Command = {
    id: 'health',
    label: m.keys.menuHealth,
    icon: HeartPulse,
    run: () => go({ screen: 'keys', pane: 'health' }),
  };
  const actions: Command[] = [
    ...(isWritable(state) ? [newKey, ...keyWork] : []),
    ...(keys.length > 0 ? [health] : []),
    { id: 'mint', label: m.shell.mintToken, icon: PencilLine, run: () => go({ screen: 'mint' }) },
    { id: 'inspect', label: m.shell.inspectToken, icon: ScanSearch, run: () => go({ screen: 'inspect' }) },
    { id: 'send', label: m.shell.sendRequest, icon: ArrowRight, run: () => go({ screen: 'requests' }) },
    { id: 'local-api', label: m.shell.startLocalApi, icon: Server, run: () => go({ screen: 'local-api' }) },
    { id: 'light', label: m.shell.themeLight, icon: Sun, run: () => void save({ ...settings, theme: 'light' }) },
    { id: 'dark', label: m.shell.themeDark, icon: Moon, run: () => void save({ ...settings, theme: 'dark' }) },
  ];
  const keyCommands = keys.flatMap((key) => commandsOf(key, go, m));
  return [
    { title: m.shell.paletteScreens, commands: goTo },
    { title: m.shell.paletteActions, commands: actions },
    ...(keyCommands.length > 0 ? [{ title: m.shell.paletteKeys, commands: keyCommands }] : []),
  ];
}

/** Seeing a key, and minting with it where it can sign. */
function commandsOf(key: KeySummary, go: (destination: Destination) => void, m: Messages): readonly Command[] {
  const detail = key.isWeak ? m.shell.weakKey(key.alg, m.keys.weakMark) : key.alg;
  const show = { id: `key:${key.id}`, label: key.name, detail, icon: KeyRound, run: () => go({ screen: 'keys', keyId: key.id }) };
  if (!canSign(key)) return [show];
  const run = () => go({ screen: 'mint', keyId: key.id });
  return [show, { id: `mint:${key.id}`, label: m.shell.mintWith(key.name), detail, icon: PencilLine, run }];
}
