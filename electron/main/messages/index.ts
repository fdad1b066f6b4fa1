import type { Settings } from '../../../shared/settings.ts';
import { en, type MainMessages } from './en.ts';
import { ko } from './ko.ts';

/** The catalog for the chosen language; 'system' follows the operating system's locale. */
export function mainMessages(language: Settings['language'], systemLocale: string): MainMessages {
  const wanted = language === 'system' ? systemLocale : language;
  return wanted.toLowerCase().startsWith('ko') ? ko : en;
}
