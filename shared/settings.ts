import { z } from 'zod';
import { keyAlgorithmSchema } from './key-algorithms.ts';

export const themeSchema = z.enum(['system', 'light', 'dark']);
export const languageSchema = z.enum(['system', 'en', 'ko']);

/** What the user chose about the app itself. Kept in a plain file: nothing here is secret. */
export const settingsSchema = z.strictObject({
  theme: themeSchema,
  language: languageSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const appInfoSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.string(),
  /** The language of the operating system, as a BCP 47 tag. */
  systemLocale: z.string(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

/** What this runtime can sign, verify, encrypt and decrypt with, by probe. */
export const appAlgorithmsSchema = z.strictObject({ algorithms: z.array(keyAlgorithmSchema) });
