import { z } from 'zod';

/** One call under a fault. `outcome`: 'ok', an error's code, 'threw' or 'late'. `rows`: the names that are listed after it. */
const stepSchema = z.strictObject({
  what: z.string(),
  outcome: z.string(),
  rows: z.array(z.string()),
  /** What it adds when it succeeds, and what it takes away in any case. */
  adds: z.array(z.string()),
  takes: z.array(z.string()),
});
export type Step = z.infer<typeof stepSchema>;

const rowSchema = z.strictObject({ name: z.string(), thumbprint: z.string() });

/** What the program under a fault has seen. No member of it is secret. */
export const reportSchema = z.strictObject({
  before: z.array(rowSchema),
  /** Under the fault. */
  steps: z.array(stepSchema),
  /** With the fault gone, in the same run. */
  repairs: z.array(stepSchema),
  /** `secret`: 'ok', 'another', 'none' for a public key, or an error's code. */
  after: z.array(rowSchema.extend({ secret: z.string() })),
  /** Accounts in the keychain that belong to no key. */
  strays: z.array(z.string()),
  orphans: z.int(),
  /** At the next start. */
  state: z.string(),
  reopened: z.array(rowSchema),
  longestBlock: z.number(),
});
export type Report = z.infer<typeof reportSchema>;

export const messageSchema = z.union([z.strictObject({ ask: z.enum(['break', 'mend']) }), z.strictObject({ report: reportSchema })]);
