import { Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useGo, useScreen } from '../lib/navigation.tsx';
import { shortcutAria, useShortcut, type Shortcut } from '../lib/shortcuts.ts';
import { useMedia } from '../lib/use-media.ts';
import { useVaultStatus } from '../lib/vault-status.tsx';
import { useMessages } from '../messages/index.ts';
import { cx } from '../ui/class-names.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { Logo } from './logo.tsx';
import { screens, type ScreenEntry } from './screens.tsx';
import { vaultDot } from './vault-dot.ts';

const wideEnough = '(min-width: 68rem)';

/** The way around: screens above, the keychain's state and the settings at the foot. Icons alone on narrow windows. */
export function Rail({ onSearch }: { readonly onSearch: () => void }) {
  const m = useMessages();
  const isWide = useMedia(wideEnough);
  return (
    <nav
      aria-label={m.shell.navigation}
      className={cx('flex shrink-0 flex-col gap-0.5 overflow-y-auto border-r border-line bg-rail p-2', isWide ? 'w-52' : 'w-13')}
    >
      <div className={cx('flex h-11 items-center gap-2.5', isWide ? 'px-2' : 'justify-center')}>
        <Logo />
        {isWide && <span className="text-md font-semibold">{m.shell.appName}</span>}
      </div>
      <RailButton isWide={isWide} icon={Search} label={m.shell.search} shortcut="mod+k" onPress={onSearch} />
      <div className="h-2" />
      {screens.map((entry) => entry.screen !== 'settings' && <RailScreen key={entry.screen} entry={entry} isWide={isWide} />)}
      <div className="flex-1" />
      <RailVault isWide={isWide} />
      {screens.map((entry) => entry.screen === 'settings' && <RailScreen key={entry.screen} entry={entry} isWide={isWide} />)}
    </nav>
  );
}

function RailScreen({ entry, isWide }: { readonly entry: ScreenEntry; readonly isWide: boolean }) {
  const m = useMessages();
  const go = useGo();
  const isCurrent = useScreen() === entry.screen;
  const open = () => go({ screen: entry.screen });
  useShortcut(entry.shortcut, open);
  return (
    <RailButton isWide={isWide} isCurrent={isCurrent} icon={entry.icon} label={entry.label(m)} shortcut={entry.shortcut} onPress={open} />
  );
}

type ButtonProps = {
  readonly isWide: boolean;
  readonly isCurrent?: boolean;
  readonly icon: ScreenEntry['icon'];
  readonly label: string;
  readonly shortcut: Shortcut;
  readonly onPress: () => void;
};

function RailButton({ isWide, isCurrent = false, icon: Icon, label, shortcut, onPress }: ButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement="right" isDisabled={isWide}>
      <AriaButton
        onPress={onPress}
        {...(!isWide && { 'aria-label': label })}
        aria-keyshortcuts={shortcutAria(shortcut)}
        {...(isCurrent && { 'aria-current': 'page' as const })}
        className={cx(
          'flex h-8 shrink-0 items-center gap-2.5 rounded-lg border text-left transition-colors duration-100',
          isWide ? 'px-2.5' : 'justify-center',
          isCurrent
            ? 'border-line bg-selected font-medium text-ink shadow-low'
            : 'border-transparent text-ink-soft data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-pressed',
        )}
      >
        <Icon aria-hidden size={16} className={cx('shrink-0', isCurrent && 'text-accent-text')} />
        {isWide && <span className="min-w-0 flex-1 truncate">{label}</span>}
        {isWide && <Kbd shortcut={shortcut} digitAlone />}
      </AriaButton>
    </Tooltip>
  );
}

function RailVault({ isWide }: { readonly isWide: boolean }) {
  const m = useMessages();
  const go = useGo();
  const { state } = useVaultStatus();
  const label = m.vault.short[state];
  return (
    <Tooltip text={label} placement="right" isDisabled={isWide}>
      <AriaButton
        onPress={() => go({ screen: 'keys' })}
        {...(!isWide && { 'aria-label': m.vault.railLabel(label) })}
        className={cx(
          'flex h-8 shrink-0 items-center gap-2.5 rounded-lg text-ink-soft data-hovered:bg-hover',
          isWide ? 'px-2.5' : 'justify-center',
        )}
      >
        <span role="status" className="flex min-w-0 items-center gap-2.5">
          <span aria-hidden className="flex size-4 shrink-0 items-center justify-center">
            <span className={cx('size-2 rounded-full', vaultDot[state])} />
          </span>
          <span className={isWide ? 'truncate' : 'sr-only'}>{label}</span>
        </span>
      </AriaButton>
    </Tooltip>
  );
}
