import { z } from 'zod';
import { jsonObjectSchema } from './json/node.ts';
import { verdictSchema } from './verdict.ts';

/** Larger texts are answered with 'payload-too-large'; a token itself may have 256 KiB (maxTokenBytes). */
export const maxInspectText = 1_048_576;
export const maxTokenBytes = 262_144;

export const inspectInputSchema = z.strictObject({
  text: z.string().max(maxInspectText),
  /** Which of the found tokens to take apart. */
  index: z.int().min(0).max(1000),
});

/** Where a token stood in the pasted text, and what was left out around it. */
export const foundTokenSchema = z.strictObject({
  source: z.enum(['bare', 'bearer', 'curl', 'cookie', 'json', 'url', 'text']),
  start: z.int(),
  end: z.int(),
  /** First characters of header and payload, enough to tell one from another. */
  preview: z.string().max(60),
});
export type FoundToken = z.infer<typeof foundTokenSchema>;

/** A segment: its exact text, its bytes' count, and its JSON if it holds an object. */
export const segmentSchema = z.strictObject({
  text: z.string(),
  bytes: z.int(),
  json: jsonObjectSchema.nullable(),
});
export type Segment = z.infer<typeof segmentSchema>;

export const inspectedTokenSchema = z.strictObject({
  compact: z.string(),
  form: z.enum(['jws', 'jwe', 'other']),
  bytes: z.int(),
  header: segmentSchema.nullable(),
  payload: segmentSchema.nullable(),
  signature: z.strictObject({ text: z.string(), bytes: z.int() }).nullable(),
  verdict: verdictSchema,
});
export type InspectedToken = z.infer<typeof inspectedTokenSchema>;

export const inspectionSchema = z.strictObject({
  /** Empty: the text holds nothing like a token. */
  found: z.array(foundTokenSchema),
  /** The token at `index`, or null when nothing was found. */
  token: inspectedTokenSchema.nullable(),
  /** What stood around the token and was set aside, as codes for the message catalogs. */
  removed: z.array(z.enum(['bearer', 'quotes', 'line-breaks', 'spaces', 'surrounding-text'])),
});
export type Inspection = z.infer<typeof inspectionSchema>;
