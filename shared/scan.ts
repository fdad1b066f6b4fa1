import { z } from 'zod';
import { appErrorSchema } from './errors.ts';
import { judgingSchema, foundIn, tokenKinds } from './inspect.ts';
import { idSchema } from './keys.ts';
import { checkNameSchema } from './verdict.ts';

/** Characters of a text that is pasted, 10 MB of ASCII; files may be of any size. */
export const mostScannedText = 10_485_760;

/** Where tokens are looked for. Files and folders are chosen in a native dialog or dropped, and read by main only. */
export const scanOriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(mostScannedText) }),
  z.strictObject({ kind: z.literal('files') }),
  z.strictObject({ kind: z.literal('folder') }),
  z.strictObject({ kind: z.literal('dropped'), drop: idSchema }),
]);
export type ScanOrigin = z.infer<typeof scanOriginSchema>;

/** So many different tokens are kept; the rest is counted. */
export const mostScanned = 200_000;

export const scanVerdicts = ['valid', 'warning', 'invalid', 'unknown', 'opaque'] as const;

/** A token of a scan, without its text. The same text found again is one row, and counted. */
export const scanRowSchema = z.strictObject({
  /** Names it for 'scan:token'. */
  index: z.int(),
  kind: z.enum(tokenKinds),
  file: z.string().nullable(),
  /** 1-based, of its first place. */
  line: z.int(),
  source: z.enum(foundIn),
  name: z.string().max(300).nullable(),
  times: z.int(),
  issuer: z.string().max(300).nullable(),
  subject: z.string().max(300).nullable(),
  audience: z.string().max(300).nullable(),
  alg: z.string().max(100).nullable(),
  kid: z.string().max(300).nullable(),
  /** Unix seconds. */
  issuedAt: z.number().nullable(),
  expiresAt: z.number().nullable(),
  verdict: z.enum(scanVerdicts),
  /** The checks that failed or could not be tried. */
  failed: z.array(checkNameSchema).max(20),
});
export type ScanRow = z.infer<typeof scanRowSchema>;

export const runScanSchema = z.strictObject({ job: idSchema, origin: scanOriginSchema, judging: judgingSchema.omit({ payload: true }) });
export type RunScan = z.infer<typeof runScanSchema>;

export const scanProgressSchema = z.strictObject({
  job: idSchema,
  files: z.int(),
  tokens: z.int(),
  readBytes: z.number(),
  totalBytes: z.number(),
  perSecond: z.number(),
});
export type ScanProgress = z.infer<typeof scanProgressSchema>;

export const scanSummarySchema = z.strictObject({
  session: idSchema,
  files: z.int(),
  readBytes: z.number(),
  /** All, with those that stood there more than once. */
  occurrences: z.int(),
  tokens: z.int(),
  counts: z.record(z.enum(scanVerdicts), z.int()),
  /** Files that could not be read, the first thousand. */
  unread: z.array(z.strictObject({ file: z.string(), error: appErrorSchema })),
  /** Stopped, or more than `mostScanned`. */
  isPartial: z.boolean(),
  stoppedBy: appErrorSchema.nullable(),
  seconds: z.number(),
  at: z.number(),
});
export type ScanSummary = z.infer<typeof scanSummarySchema>;

export const scanSorts = ['place', 'issuer', 'subject', 'alg', 'kid', 'expires', 'verdict', 'times'] as const;
export const scanFilterSchema = z.strictObject({
  /** Words; each is looked for in issuer, subject, audience, kid, alg, file and name. */
  search: z.string().max(500),
  verdict: z.enum(scanVerdicts).nullable(),
});
export const scanViewSchema = z.strictObject({
  session: idSchema,
  filter: scanFilterSchema,
  order: z.strictObject({ by: z.enum(scanSorts), isDescending: z.boolean() }),
});
export type ScanView = z.infer<typeof scanViewSchema>;
export const scanQuerySchema = scanViewSchema.extend({ offset: z.int().min(0), limit: z.int().min(1).max(500) });
export const scanPageSchema = z.strictObject({ total: z.int(), rows: z.array(scanRowSchema) });
export const scanTokenRefSchema = z.strictObject({ session: idSchema, index: z.int().min(0) });
export const scanTokenSchema = z.strictObject({ text: z.string() });
export const scanSessionSchema = z.strictObject({ session: idSchema });
