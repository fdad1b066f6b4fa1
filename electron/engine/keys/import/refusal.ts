import { appError, type AppError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

type Place = Pick<AppError, 'line' | 'column' | 'offset'>;

/** Ends an import from deep inside; `attempt` turns it into a failed Result. Never leaves this folder. */
export class KeyRefusal extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The key's text or structure is wrong. `actual` must not hold any part of the key. */
export function malformed(field: string, expected: string, actual: string, place: Place = {}): KeyRefusal {
  return new KeyRefusal(appError('key-malformed', { field, expected, actual: clip(actual), ...place }));
}

/** The key is well formed, but too weak, for another use, or of a kind that is not supported. */
export function unusable(field: string, expected: string, actual: string): KeyRefusal {
  return new KeyRefusal(appError('key-unusable', { field, expected, actual: clip(actual) }));
}

/** Well made, perhaps, but in a format, cipher or derivation that is not read here. `name` says which. */
export function unsupported(name: string, fields: Place & Pick<AppError, 'field' | 'expected'> = {}): KeyRefusal {
  return new KeyRefusal(appError('format-unsupported', { ...fields, actual: clip(name) }));
}

export function attempt<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (refusal) {
    if (refusal instanceof KeyRefusal) return fail(refusal.error);
    throw refusal;
  }
}

/** The same for work that waits. */
export async function attemptAsync<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (refusal) {
    if (refusal instanceof KeyRefusal) return fail(refusal.error);
    throw refusal;
  }
}

function clip(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
