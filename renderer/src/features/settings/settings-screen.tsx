import { useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { Settings } from '../../../../shared/settings.ts';
import { useAppearance } from '../../lib/appearance.tsx';
import { useMessages } from '../../messages/index.ts';
import { InlineError } from '../../ui/inline-error.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AboutSection } from './about-section.tsx';
import { DataSection } from './data-section.tsx';

const themes = ['system', 'light', 'dark'] as const;
const languages = ['system', 'en', 'ko'] as const;

export function SettingsScreen() {
  const m = useMessages();
  const { settings, save } = useAppearance();
  const [error, setError] = useState<AppError | null>(null);
  const change = async (next: Settings) => {
    const result = await save(next);
    setError(result.ok ? null : result.error);
  };
  return (
    <Screen title={m.settings.title} subtitle={m.settings.subtitle}>
      <div className="flex min-h-0 flex-1 flex-col bg-pane">
        <Scroll width="reading">
          <Section title={m.settings.appearance} isFramed>
            <div className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] items-center gap-x-6 gap-y-3">
              <span className="text-ink-soft">{m.settings.theme}</span>
              <Segmented
                label={m.settings.theme}
                segments={themes.map((value) => ({ value, label: m.settings.themes[value] }))}
                value={settings.theme}
                onChange={(theme) => void change({ ...settings, theme })}
              />
              <span className="text-ink-soft">{m.settings.language}</span>
              <Segmented
                label={m.settings.language}
                segments={languages.map((value) => ({ value, label: m.settings.languages[value] }))}
                value={settings.language}
                onChange={(language) => void change({ ...settings, language })}
              />
            </div>
            {error !== null && <InlineError error={error} />}
          </Section>
          <DataSection />
          <AboutSection />
        </Scroll>
      </div>
    </Screen>
  );
}
