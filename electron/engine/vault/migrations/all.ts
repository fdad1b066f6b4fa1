import type { Migration } from '../migrate.ts';
import { keysAndTokens } from './0001-keys-and-tokens.ts';
import { keysOfEveryKind } from './0002-keys-of-every-kind.ts';
import { keySources } from './0003-key-sources.ts';
import { tokensOfEveryForm } from './0004-tokens-of-every-form.ts';
import { sessions } from './0005-sessions.ts';
import { profiles } from './0006-profiles.ts';
import { policies } from './0007-policies.ts';

/** In order, without gaps. What was released once is never edited: a change is a new file. */
export const migrations: readonly Migration[] = [
  keysAndTokens,
  keysOfEveryKind,
  keySources,
  tokensOfEveryForm,
  sessions,
  profiles,
  policies,
];
