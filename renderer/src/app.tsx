import { useState } from 'react';
import { later } from './lib/later.tsx';
import { MainActionProvider } from './lib/main-action.tsx';
import { NavigationProvider } from './lib/navigation.tsx';
import { useShortcut } from './lib/shortcuts.ts';
import { VaultProvider } from './lib/vault-status.tsx';
import { useMessages } from './messages/index.ts';
import { Rail } from './shell/rail.tsx';
import { screens } from './shell/screens.tsx';
import { Stage } from './shell/stage.tsx';
import { TokenNotices } from './shell/token-notices.tsx';
import { Toasts } from './ui/toast.tsx';

const Palette = later(async () => (await import('./features/palette/palette.tsx')).Palette);

export function App() {
  return (
    <VaultProvider>
      <NavigationProvider>
        <MainActionProvider>
          <Window />
        </MainActionProvider>
      </NavigationProvider>
    </VaultProvider>
  );
}

function Window() {
  const m = useMessages();
  const [isSearching, setSearching] = useState(false);
  const search = () => setSearching(true);
  useShortcut('mod+k', search);
  return (
    <div className="flex h-full">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:rounded-md focus:bg-raised focus:p-2"
      >
        {m.shell.skip}
      </a>
      <Rail onSearch={search} />
      <Stage />
      {isSearching && (
        <Palette onClose={() => setSearching(false)} screens={screens.map((entry) => ({ ...entry, label: entry.label(m) }))} />
      )}
      <TokenNotices />
      <Toasts />
    </div>
  );
}
