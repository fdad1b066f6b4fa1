import type { AppError } from '../../../../shared/errors.ts';

/**
 * An error whose line counts from some row, as one that counts from what is before it too. One that names a field has its
 * place in that field's text, not in the source.
 */
export function moved(error: AppError, linesBefore: number): AppError {
  return error.line === undefined || error.field !== undefined ? error : { ...error, line: error.line + linesBefore };
}
