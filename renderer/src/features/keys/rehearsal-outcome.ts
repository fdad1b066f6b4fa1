import { maximumOverlapSeconds, type Rehearsal, type RehearsedAnswer } from '../../../../shared/key-rotation.ts';
import type { OwnCheckName } from '../../../../shared/verdict.ts';

const checkNames = ['format', 'key', 'algorithm', 'signature', 'crit', 'typ', 'exp', 'nbf', 'iat', 'iss', 'aud', 'sub'] as const;

/** 'ended': refused, but it had expired by then anyway. */
export type AnswerKind = 'accepted' | 'refused' | 'ended';

export function answerKind({ status, refusedBy }: RehearsedAnswer): AnswerKind {
  if (status >= 200 && status < 300) return 'accepted';
  return refusedBy === 'exp-expired' ? 'ended' : 'refused';
}

export type Outcome =
  | { readonly kind: 'no-tokens' }
  | { readonly kind: 'none-breaks'; readonly count: number }
  /** `seconds`: the shortest overlap that spares them all; null where no overlap does. */
  | { readonly kind: 'some-break'; readonly count: number; readonly seconds: number | null };

/** What the rehearsal means for the choice of the overlap. */
export function outcomeOf(rehearsal: Rehearsal): Outcome {
  if (rehearsal.tokens.length === 0) return { kind: 'no-tokens' };
  if (rehearsal.broken === 0) return { kind: 'none-breaks', count: rehearsal.total };
  return { kind: 'some-break', count: rehearsal.broken, seconds: neededOverlap(rehearsal) };
}

function neededOverlap({ steps, tokens }: Rehearsal): number | null {
  const switchedAt = steps.find(({ step }) => step === 'switched')?.at;
  if (switchedAt === undefined) return null;
  let latest = 0;
  for (const { answers, expiresAt } of tokens) {
    const lastStep = answers.at(-1);
    if (lastStep === undefined || answerKind(lastStep) !== 'refused') continue;
    if (expiresAt === null) return null;
    latest = Math.max(latest, expiresAt);
  }
  const seconds = Math.ceil(latest - switchedAt);
  // Nothing that the end of the overlap breaks, yet something broke: a longer overlap does not help.
  return seconds <= 0 || seconds > maximumOverlapSeconds ? null : seconds;
}

/** The checks that refused something while it was valid, each once, in the order of the table. */
export function refusalsOf({ tokens, steps }: Rehearsal): readonly string[] {
  const answers = [...steps.map(({ fresh }) => fresh), ...tokens.flatMap((token) => token.answers)];
  const codes = answers.filter((answer) => answerKind(answer) === 'refused').map(({ refusedBy }) => refusedBy);
  return [...new Set(codes.filter((code) => code !== null))];
}

/** The check that a code belongs to, by how the code begins: "exp-expired"; null for an unknown one. */
export function refusingCheck(code: string): OwnCheckName | null {
  const name = checkNames.find((check) => code.startsWith(`${check}-`));
  return name ?? null;
}
