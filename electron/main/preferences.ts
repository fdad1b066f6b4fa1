import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { settingsSchema, type Settings } from '../../shared/settings.ts';

const boundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  isMaximized: z.boolean(),
});
export type WindowBounds = z.infer<typeof boundsSchema>;

const fileSchema = z.strictObject({ settings: settingsSchema, bounds: boundsSchema.nullable() });
type Preferences = z.infer<typeof fileSchema>;

const defaults: Preferences = { settings: { theme: 'system', language: 'system' }, bounds: null };

export type PreferenceStore = {
  settings(): Settings;
  bounds(): WindowBounds | null;
  saveSettings(settings: Settings): void;
  saveBounds(bounds: WindowBounds): void;
};

/**
 * Theme, language and the window's place, in a plain file beside the vault: needed before, and
 * without, an open vault. An unreadable file means defaults; nothing in it is worth an error.
 */
export function openPreferences(folder: string): PreferenceStore {
  const file = path.join(folder, 'preferences.json');
  let current = read(file);
  const save = (next: Preferences) => {
    current = next;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = `${file}.new`;
      writeFileSync(draft, JSON.stringify(next, null, 2), { mode: 0o600 });
      renameSync(draft, file);
    } catch {
      // A full or read-only disk: the choice holds for this run, and the vault's banner says why.
    }
  };
  return {
    settings: () => current.settings,
    bounds: () => current.bounds,
    saveSettings: (settings) => save({ ...current, settings }),
    saveBounds: (bounds) => save({ ...current, bounds }),
  };
}

function read(file: string): Preferences {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : defaults;
  } catch {
    return defaults;
  }
}
