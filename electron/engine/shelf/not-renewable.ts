import { appError, type AppError } from '../../../shared/errors.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { NotRenewableReason } from '../../../shared/tokens.ts';

/** The refusal to make a token again; `where` names the part that stands in the way. */
export function notRenewable(reason: NotRenewableReason, where: Pick<AppError, 'field' | 'expected'> = {}): Result<never> {
  return fail(appError('not-renewable', { ...where, actual: reason }));
}
