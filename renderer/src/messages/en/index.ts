import { checkNames } from './check-names.ts';
import { errors } from './errors.ts';
import { keyImport } from './key-import.ts';
import { keyRotation } from './key-rotation.ts';
import { keySources } from './key-sources.ts';
import { keyCreate } from './key-create.ts';
import { keyExport } from './key-export.ts';
import { keyGuides } from './key-guides.ts';
import { keyHealth } from './key-health.ts';
import { keys } from './keys.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { time } from './time.ts';
import { ui } from './ui.ts';
import { vault } from './vault.ts';

export const messages = {
  checkNames,
  errors,
  keyCreate,
  keyExport,
  keyGuides,
  keyHealth,
  keyImport,
  keyRotation,
  keySources,
  keys,
  settings,
  shell,
  time,
  ui,
  vault,
};
