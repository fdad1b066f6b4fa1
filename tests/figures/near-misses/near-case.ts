import type { HintCode } from '../../../shared/hints.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { GivenKey } from '../../../electron/engine/keys/import/verification-key.ts';

/** The clock of the corpus, in Unix seconds. */
export const now = 1_900_000_000;

/** A token with exactly one fault, made by foreign code, and the hint that must come first. */
export type NearCase = {
  readonly name: string;
  readonly token: string;
  readonly keys: readonly GivenKey[];
  readonly retired?: readonly GivenKey[];
  readonly policy?: Partial<Policy>;
  readonly code: HintCode;
  /** Where it matters which. */
  readonly actual?: string | number | null;
  readonly isAttack?: boolean;
};

/** A token that is good, or so bad that nothing near would mend it: no hint may speak of its signature. */
export type HopelessCase = {
  readonly name: string;
  readonly token: string;
  readonly keys: readonly GivenKey[];
  readonly policy?: Partial<Policy>;
  /** Nothing else is near either: it is good, or its claims are wholly wrong. */
  readonly hasNoHint: boolean;
};
