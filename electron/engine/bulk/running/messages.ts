import type { BulkPreview, BulkProgress, BulkResult, BulkSource } from '../../../../shared/bulk.ts';
import type { FilledRecipe } from '../../../../shared/mint-input.ts';
import type { Result } from '../../../../shared/result.ts';
import type { MintedBlock, MintJob, PostedToken } from '../minting/mint-block.ts';
import type { KeyFacts, PostedKeys } from '../minting/posted-keys.ts';
import type { FileFormat } from '../minting/written-row.ts';
import type { HeldSource } from '../reading/source-bytes.ts';

/*
 * What goes between the threads of this folder. Both ends are one program of one build, so nothing is parsed: these types are
 * all that a message can be.
 */

/** One thread for a source, which reads, cuts and writes; and threads that mint for it. */
export type ThreadData = { readonly role: 'session'; readonly source: HeldSource } | { readonly role: 'minter' };

export type OpenedSource = Omit<BulkSource, 'session' | 'fileName'>;
export type Plan = { readonly filled: FilledRecipe; readonly addsOtherColumns: boolean; readonly facts: KeyFacts };
export type Run = Plan & {
  readonly keys: PostedKeys;
  readonly target: { readonly kind: 'file'; readonly path: string; readonly format: FileFormat } | { readonly kind: 'shelf' };
};
export type Progress = Omit<BulkProgress, 'job'>;

export type ToSession =
  | { readonly kind: 'open'; readonly id: number }
  | { readonly kind: 'preview'; readonly id: number; readonly plan: Plan }
  | { readonly kind: 'run'; readonly id: number; readonly run: Run }
  | { readonly kind: 'stop' }
  /** What became of the tokens for the shelf: how many it took. */
  | { readonly kind: 'stored'; readonly stored: Result<number> };

export type SessionAnswer = OpenedSource | BulkPreview | BulkResult;
export type FromSession =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Result<SessionAnswer> }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'tokens'; readonly tokens: readonly PostedToken[] };

export type ToMinter =
  | { readonly kind: 'job'; readonly job: MintJob }
  | { readonly kind: 'block'; readonly id: number; readonly bytes: Uint8Array; readonly offset: number };
export type FromMinter = { readonly id: number; readonly block: MintedBlock };
