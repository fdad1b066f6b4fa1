import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { AppInfo, Settings } from '../../../shared/settings.ts';
import {
  AllMessagesContext,
  loadMessages,
  loadScreenMessages,
  MessagesContext,
  resolveLanguage,
  type AllMessages,
  type Language,
  type Messages,
} from '../messages/index.ts';
import { call } from './api.ts';
import { assertPresent } from './assert-present.ts';
import { useEvent } from './use-event.ts';

type Appearance = {
  readonly settings: Settings;
  readonly info: AppInfo | null;
  /** Loads the sentences of the screens beyond the first. */
  readonly wantAllMessages: () => void;
  /** Shows the change at once, and keeps it; should keeping fail, the former choice comes back. */
  readonly save: (settings: Settings) => Promise<Awaited<ReturnType<typeof call<'settings:save'>>>>;
};
const AppearanceContext = createContext<Appearance | null>(null);

export type Start = { readonly settings: Settings; readonly info: AppInfo | null; readonly messages: Messages };

const followSystem: Settings = { theme: 'system', language: 'system' };

/** What must be known before the first drawing: theme, language and its sentences. */
export async function loadAppearance(): Promise<Start> {
  // The likely language is fetched meanwhile; a wrong guess costs nothing but the reading of a file.
  void loadMessages(resolveLanguage('system', navigator.language));
  const [settings, info] = await Promise.all([call('settings:get', {}), call('app:info', {})]);
  const chosen = settings.ok ? settings.value : followSystem;
  const known = info.ok ? info.value : null;
  return { settings: chosen, info: known, messages: await loadMessages(languageOf(chosen, known)) };
}

function languageOf(settings: Settings, info: AppInfo | null): Language {
  return resolveLanguage(settings.language, info?.systemLocale ?? navigator.language);
}

export function AppearanceProvider({ start, children }: { readonly start: Start; readonly children: ReactNode }) {
  const [settings, setSettings] = useState(start.settings);
  const [messages, setMessages] = useState(start.messages);
  const [all, setAll] = useState<AllMessages | null>(null);
  const [isAllWanted, setAllWanted] = useState(false);
  const language = languageOf(settings, start.info);
  useEvent('settings:changed', setSettings);

  useEffect(() => {
    let isCurrent = true;
    document.documentElement.lang = language;
    // Both at once: no screen speaks two languages while the second one comes.
    void Promise.all([loadMessages(language), isAllWanted ? loadScreenMessages(language) : null]).then(([loaded, more]) => {
      if (!isCurrent) return;
      setMessages(loaded);
      if (more !== null) setAll({ ...loaded, ...more });
    });
    return () => {
      isCurrent = false;
    };
  }, [language, isAllWanted]);

  useEffect(() => {
    document.documentElement.dataset['theme'] = settings.theme;
  }, [settings.theme]);

  const save = useCallback(
    async (next: Settings) => {
      setSettings(next);
      const result = await call('settings:save', next);
      setSettings(result.ok ? result.value : settings);
      return result;
    },
    [settings],
  );
  const wantAllMessages = useCallback(() => setAllWanted(true), []);
  const value = useMemo(() => ({ settings, info: start.info, wantAllMessages, save }), [settings, start.info, wantAllMessages, save]);
  return (
    <AppearanceContext value={value}>
      <MessagesContext value={messages}>
        <AllMessagesContext value={all}>
          <I18nProvider locale={messages.time.locale}>{children}</I18nProvider>
        </AllMessagesContext>
      </MessagesContext>
    </AppearanceContext>
  );
}

export function useAppearance(): Appearance {
  return assertPresent(useContext(AppearanceContext), 'AppearanceProvider');
}
