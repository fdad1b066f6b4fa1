import { createContext, useContext } from 'react';
import type { messages as english } from './en/index.ts';
import type { screenMessages as englishScreens } from './en/screens.ts';

export type Language = 'en' | 'ko';

/** The shape that every language fills: English defines it, a missing sentence does not compile. */
export type Messages = typeof english;
/** Sentences of the screens that load when they are first opened; messages/screens.ts hands them out. */
export type ScreenMessages = typeof englishScreens;
export type AllMessages = Messages & ScreenMessages;

/** Only the language in use is loaded. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case 'en':
      return (await import('./en/index.ts')).messages;
    case 'ko':
      return (await import('./ko/index.ts')).messages;
  }
}

export async function loadScreenMessages(language: Language): Promise<ScreenMessages> {
  switch (language) {
    case 'en':
      return (await import('./en/screens.ts')).screenMessages;
    case 'ko':
      return (await import('./ko/screens.ts')).screenMessages;
  }
}

/** The chosen language, or the system's where the user leaves it to the system; English for all others. */
export function resolveLanguage(choice: 'system' | Language, systemLocale: string): Language {
  if (choice !== 'system') return choice;
  return /^ko\b/i.test(systemLocale) ? 'ko' : 'en';
}

export const MessagesContext = createContext<Messages | null>(null);
/** Null until a screen asks for them. */
export const AllMessagesContext = createContext<AllMessages | null>(null);

/** The sentences of the shell, the kit and the first screen in the language in use: `const m = useMessages(); m.keys.title`. */
export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (messages === null) throw new Error('MessagesContext is missing above this component');
  return messages;
}
