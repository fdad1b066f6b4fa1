import { z } from 'zod';
import { appErrorSchema } from './errors.ts';
import { idSchema } from './keys.ts';
import { filledRecipeSchema, placeSchema } from './mint-input.ts';

/** Characters of rows that are pasted, 10 MB of ASCII; a file takes any number. */
export const mostPasted = 10_485_760;

/** Where rows come from. Files are chosen in a native dialog or dropped, and read by main only. */
export const bulkOriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(mostPasted) }),
  z.strictObject({ kind: z.literal('file') }),
  z.strictObject({ kind: z.literal('dropped'), drop: idSchema }),
]);
export type BulkOrigin = z.infer<typeof bulkOriginSchema>;

export const bulkFormats = ['csv', 'json-lines'] as const;

/** So many are told; all are counted. */
export const mostProblems = 1_000;

/** A row that makes no token, and why. `line` counts from 1 in the file, `row` from 1 in the rows after the head. */
export const rowProblemSchema = z.strictObject({ row: z.int(), line: z.int(), error: appErrorSchema });
export type RowProblem = z.infer<typeof rowProblemSchema>;

/** What was found in the source, from its beginning. `session` names it for the calls that follow. */
export const bulkSourceSchema = z.strictObject({
  session: idSchema,
  fileName: z.string().nullable(),
  bytes: z.int(),
  format: z.enum(bulkFormats),
  /** Of a CSV what its head says; of JSON lines the members of the first rows. */
  columns: z.array(z.string()),
  /** The first rows, each cell as text. */
  rows: z.array(z.array(z.string())),
  /** The rows are not the whole source. */
  hasMore: z.boolean(),
  hasByteOrderMark: z.boolean(),
  lineEnds: z.enum(['lf', 'crlf', 'mixed', 'none']),
  separator: z.enum([',', ';', '\t']).nullable(),
  problems: z.array(rowProblemSchema),
});
export type BulkSource = z.infer<typeof bulkSourceSchema>;

/** Rows x recipe: each column fills the variable of its name; the others become claims, if asked for. */
export const bulkPlanSchema = z.strictObject({
  session: idSchema,
  filled: filledRecipeSchema,
  /** Columns that are no variable are added as claims of their name ("age:number" is typed). Else they are left out. */
  addsOtherColumns: z.boolean(),
});
export type BulkPlan = z.infer<typeof bulkPlanSchema>;

/** The payloads that the first rows would give. */
export const bulkPreviewSchema = z.strictObject({
  tokens: z.array(z.strictObject({ row: z.int(), header: z.string(), payload: z.string(), bytes: z.int() })),
  problems: z.array(rowProblemSchema),
});
export type BulkPreview = z.infer<typeof bulkPreviewSchema>;

/**
 * - lines: one token per line
 * - csv: the row's own columns, then `token`
 * - json-lines: an object of the row's own members, then `token`
 */
export const bulkFileFormats = ['lines', 'csv', 'json-lines'] as const;
export const bulkTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), format: z.enum(bulkFileFormats) }),
  z.strictObject({ kind: z.literal('shelf'), place: placeSchema }),
]);
export type BulkTarget = z.infer<typeof bulkTargetSchema>;

/** As many go on the shelf at once; a file takes any number. */
export const mostShelved = 100_000;

export const runBulkSchema = bulkPlanSchema.extend({ job: idSchema, target: bulkTargetSchema });
export type RunBulk = z.infer<typeof runBulkSchema>;

export const bulkProgressSchema = z.strictObject({
  job: idSchema,
  minted: z.int(),
  failed: z.int(),
  /** How much of the source was read: bytes of bytes. */
  readBytes: z.int(),
  totalBytes: z.int(),
  /** Tokens per second over the last moments. */
  perSecond: z.number(),
});
export type BulkProgress = z.infer<typeof bulkProgressSchema>;

/**
 * What a job came to. `isPartial`: it was stopped or failed on the way, and what is there is not all; a partial file keeps
 * ".partial" at the end of its name.
 */
export const bulkResultSchema = z.strictObject({
  minted: z.int(),
  failed: z.int(),
  isPartial: z.boolean(),
  /** Why it did not go to its end; 'cancelled' where the user stopped it. */
  stoppedBy: appErrorSchema.nullable(),
  fileName: z.string().nullable(),
  seconds: z.number(),
  /** The first `mostProblems`. */
  problems: z.array(rowProblemSchema),
  /** Tokens that were checked again with another library, and all held. */
  crossChecked: z.int(),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;

export const bulkSessionSchema = z.strictObject({ session: idSchema });
