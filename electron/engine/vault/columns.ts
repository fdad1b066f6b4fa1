import { z } from 'zod';

/** A column of JSON text. Text that is no JSON does not fit the row's schema, like any other wrong value: it throws nothing of its own. */
export function jsonText<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** A column that is 0 or 1: SQLite has no booleans. */
export const flag = z.literal([0, 1]).transform((value) => value === 1);
