import type { Migration } from '../migrate.ts';
import { keysAndTokens } from './0001-keys-and-tokens.ts';
import { keysOfEveryKind } from './0002-keys-of-every-kind.ts';
import { keySources } from './0003-key-sources.ts';

/** In order, without gaps. What was released once is never edited: a change is a new file. */
export const migrations: readonly Migration[] = [keysAndTokens, keysOfEveryKind, keySources];
