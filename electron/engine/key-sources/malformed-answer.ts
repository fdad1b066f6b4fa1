import { appError, type AppError } from '../../../shared/errors.ts';
import { fail } from '../../../shared/result.ts';

/** @param field dotted path in the answer, not in what the user typed */
export function malformedAnswer(field: string, expected: string, actual: string): { ok: false; error: AppError } {
  return fail(appError('answer-malformed', { field, expected, actual: actual.slice(0, 200) }));
}
