import type { Messages } from '../index.ts';
import { checks } from './checks.ts';
import { claims } from './claims.ts';
import { errors } from './errors.ts';
import { inspect } from './inspect.ts';
import { keyImport } from './key-import.ts';
import { keyRotation } from './key-rotation.ts';
import { keySources } from './key-sources.ts';
import { keyCreate } from './key-create.ts';
import { keyExport } from './key-export.ts';
import { keyGuides } from './key-guides.ts';
import { keyHealth } from './key-health.ts';
import { keys } from './keys.ts';
import { localApi } from './local-api.ts';
import { mint } from './mint.ts';
import { mintAdvice } from './mint-advice.ts';
import { mintBulk } from './mint-bulk.ts';
import { mintForm } from './mint-form.ts';
import { mintPair } from './mint-pair.ts';
import { mintProfiles } from './mint-profiles.ts';
import { requests } from './requests.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { time } from './time.ts';
import { tokenDetail } from './token-detail.ts';
import { tokenLife } from './token-life.ts';
import { tokens } from './tokens.ts';
import { ui } from './ui.ts';
import { vault } from './vault.ts';

export const messages: Messages = {
  checks,
  claims,
  errors,
  inspect,
  keyImport,
  keyRotation,
  keySources,
  keyCreate,
  keyExport,
  keyGuides,
  keyHealth,
  keys,
  localApi,
  mint,
  mintAdvice,
  mintBulk,
  mintForm,
  mintPair,
  mintProfiles,
  requests,
  settings,
  shell,
  time,
  tokenDetail,
  tokenLife,
  tokens,
  ui,
  vault,
};
