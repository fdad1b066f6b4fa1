import type { Tokensmith } from '../../e2e/launch.ts';
import type { HostileText } from './corpus.ts';
import type { Lookout } from './lookout.ts';
import { asKeyNames } from './key-names.ts';
import { asReports } from './reports.ts';
import { asScanRows } from './scanned.ts';
import { inCrowds } from './crowds.ts';
import { oneByOne } from './one-by-one.ts';

export type Scene = Tokensmith & {
  /** For files of this run. */
  folder: string;
  lookout: Lookout;
  texts: readonly HostileText[];
};
/** `places`: in how many a text was looked at; `wrong`: place, text and what was seen. */
export type Stage = (scene: Scene) => Promise<{ places: number; wrong: string[] }>;

export const stages: readonly Stage[] = [inCrowds, asKeyNames, asScanRows, asReports, oneByOne];
