import { z } from 'zod';
import { inspectInputSchema, tokenKinds } from './inspect.ts';
import { lintFindingSchema } from './lint.ts';
import { checkSchema } from './verdict.ts';

/** A claim as a report shows it: a value that says too much is replaced by what kind of value it was. */
export const reportRowSchema = z.strictObject({
  name: z.string(),
  /** Null: left out. */
  value: z.string().nullable(),
  /** What kind of value it was, and how large: characters, items or members. */
  kind: z.enum(['string', 'number', 'boolean', 'null', 'array', 'object']),
  size: z.int().nullable(),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

/** What may be given to others about a token. No part of it can be made into a token again: no signature, no segment's text. */
export const reportSchema = z.strictObject({
  kind: z.enum(tokenKinds),
  bytes: z.int(),
  /** Of the token's text, so that two people know that they speak of the same one. */
  sha256: z.string(),
  isValid: z.boolean(),
  at: z.number(),
  /** Name and kid of the key, and its thumbprint if it is public. */
  key: z.strictObject({ name: z.string(), kid: z.string().nullable(), alg: z.string() }).nullable(),
  header: z.array(reportRowSchema),
  claims: z.array(reportRowSchema),
  checks: z.array(checkSchema),
  findings: z.array(lintFindingSchema),
});
export type Report = z.infer<typeof reportSchema>;

export const reportInputSchema = inspectInputSchema.extend({
  /** Claims that are shown as they are; every other value is replaced by its kind, but times and registered names. */
  shows: z.array(z.string().max(200)).max(200),
});
export type ReportInput = z.infer<typeof reportInputSchema>;

/** The sentences are the window's: it makes the text or the picture of a report, main asks where to and writes it. */
export const saveReportSchema = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('markdown'), text: z.string().max(4_000_000) }),
  z.strictObject({ format: z.literal('html'), text: z.string().max(4_000_000) }),
  /** base64. */
  z.strictObject({ format: z.literal('png'), image: z.string().max(16_000_000) }),
]);
