import type { AppError } from '../../../../shared/errors.ts';

/** The user's own no: in a native question, in the save dialog, or by stopping the work. Nothing that needs an error's colours. */
export function isDeclined(error: AppError): boolean {
  return error.code === 'confirmation-declined' || error.code === 'cancelled';
}
