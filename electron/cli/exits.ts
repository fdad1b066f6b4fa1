import { appError, type AppError } from '../../shared/errors.ts';
import { fail } from '../../shared/result.ts';

/** What the process says to the shell. `usage` is EX_USAGE of sysexits.h. */
export const exits = { good: 0, invalid: 1, unable: 2, usage: 64 } as const;

/** Why a command could not do its work, and the exit code that goes with it. `field` names the option. */
export type Refusal = { readonly exit: typeof exits.unable | typeof exits.usage; readonly error: AppError };

/** The command line itself is wrong. */
export function usage(option: string, expected: string, actual: string) {
  return fail<Refusal>({ exit: exits.usage, error: appError('invalid-input', { field: option, expected, actual: clip(actual) }) });
}

/** The command line is fine, but what it names cannot be used. The option stands before the engine's own field. */
export function unable(error: AppError, option: string | null = null) {
  const inner = error.field;
  const field = option === null ? inner : inner === undefined ? option : `${option} (${inner})`;
  return fail<Refusal>({ exit: exits.unable, error: field === undefined ? error : { ...error, field } });
}

/** The engine found something wrong in what was typed on the command line. */
export function misused(error: AppError, option: string) {
  return fail<Refusal>({ exit: exits.usage, error: { ...error, field: option } });
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
