import type { Migration } from '../migrate.ts';
import { keysAndTokens } from './0001-keys-and-tokens.ts';

/** In order, without gaps. What was released once is never edited: a change is a new file. */
export const migrations: readonly Migration[] = [keysAndTokens];
