import type { AppError } from '../../../shared/errors.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Result } from '../../../shared/result.ts';
import type { ScanPage, ScanProgress, ScanQuery, ScanSummary, ScanView } from './types.ts';
import type { JudgedBlock } from './judging/judged-block.ts';
import type { PostedKeys, SecretAnswer, SecretQuestion } from './judging/posted-keys.ts';
import type { TextBlock } from './reading/text-blocks.ts';

/*
 * What goes between the threads of this folder. Both ends are one program of one build, so nothing is parsed: these types are
 * all that a message can be.
 */

/** One thread for a scan, which reads and keeps; and threads that find and judge for it. */
export type ThreadData = { readonly role: 'session' | 'judge' };

/** What is looked through. `name` is shown as the file; null for a text without one. */
export type ScanSource = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'paths'; readonly paths: readonly string[] };

/** Which policy judges a token: that of its issuer, where there is one. */
export type ScanPolicies = { readonly byIssuer: ReadonlyMap<string, Policy>; readonly otherwise: Policy };

/** `at` is in Unix seconds. */
export type JudgeJob = { readonly keys: PostedKeys; readonly policies: ScanPolicies; readonly at: number };

export type Progress = Omit<ScanProgress, 'job'>;
export type Summary = Omit<ScanSummary, 'session'>;

export type ToSession =
  | { readonly kind: 'run'; readonly id: number; readonly source: ScanSource; readonly job: JudgeJob }
  | { readonly kind: 'rows'; readonly id: number; readonly query: Omit<ScanQuery, 'session'> }
  | { readonly kind: 'token'; readonly id: number; readonly index: number }
  | { readonly kind: 'csv'; readonly id: number; readonly view: Omit<ScanView, 'session'> }
  | { readonly kind: 'stop' }
  | { readonly kind: 'secret'; readonly secret: SecretAnswer };

export type SessionAnswer = Summary | ScanPage | { readonly text: string } | Uint8Array;
export type FromSession =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Result<SessionAnswer> }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'secret'; readonly question: SecretQuestion };

export type ToJudge =
  | { readonly kind: 'job'; readonly job: JudgeJob }
  | { readonly kind: 'block'; readonly id: number; readonly block: TextBlock }
  | { readonly kind: 'secret'; readonly secret: SecretAnswer };
export type FromJudge =
  | { readonly kind: 'judged'; readonly id: number; readonly judged: Result<JudgedBlock, AppError> }
  | { readonly kind: 'secret'; readonly question: SecretQuestion };
