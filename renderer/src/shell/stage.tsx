import { Activity, useContext, useEffect, useState } from 'react';
import { VaultOpening } from '../features/vault/vault-opening.tsx';
import { useAppearance } from '../lib/appearance.tsx';
import { later } from '../lib/later.tsx';
import { useScreen, type Screen } from '../lib/navigation.tsx';
import { isOpen, useVaultStatus } from '../lib/vault-status.tsx';
import { AllMessagesContext, useMessages } from '../messages/index.ts';
import { Loading } from '../ui/skeleton.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';
import { screens, type ScreenEntry } from './screens.tsx';

const VaultScreen = later(async () => (await import('../features/vault/vault-screen.tsx')).VaultScreen, Loading);
const VaultBanner = later(async () => (await import('../features/vault/vault-banner.tsx')).VaultBanner);

/** The screen in front. Those that were open before stay as they were left, hidden and without effects. */
export function Stage() {
  const m = useMessages();
  const current = useScreen();
  const { state } = useVaultStatus();
  const [visited, setVisited] = useState<ReadonlySet<Screen>>(new Set([current]));
  if (!visited.has(current)) setVisited(new Set([...visited, current]));
  return (
    <main id="content" tabIndex={-1} className="flex h-full min-w-0 flex-1 flex-col bg-screen outline-none">
      {isOpen(state) && state !== 'ready' && <VaultBanner />}
      {screens.map((entry) => {
        if (!visited.has(entry.screen)) return null;
        return (
          <Activity key={entry.screen} mode={entry.screen === current ? 'visible' : 'hidden'}>
            <section aria-label={entry.label(m)} className="min-h-0 flex-1">
              <ScreenBoundary>
                <Gate entry={entry} />
              </ScreenBoundary>
            </section>
          </Activity>
        );
      })}
    </main>
  );
}

function Gate({ entry }: { readonly entry: ScreenEntry }) {
  const { state } = useVaultStatus();
  const { wantAllMessages } = useAppearance();
  const canSpeak = useContext(AllMessagesContext) !== null || entry.isFirst === true;
  useEffect(() => {
    if (!canSpeak) wantAllMessages();
  }, [canSpeak, wantAllMessages]);
  if (entry.needsVault && !isOpen(state)) return state === 'opening' ? <VaultOpening /> : <VaultScreen />;
  return canSpeak ? <entry.Component /> : <Loading />;
}
