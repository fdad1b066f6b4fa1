import { z } from 'zod';
import { appErrorSchema } from './errors.ts';
import { curveSchema, keyAlgorithmSchema, keyTypeSchema, keyUseSchema } from './key-algorithms.ts';
import { certificateSchema, keyContainerSchema, keyFormatSchema, secretEncodings } from './key-formats.ts';
import { findingSchema } from './key-health.ts';
import { idSchema, keyNameSchema, kidChoiceSchema, keySummarySchema } from './keys.ts';

/** 'bytes': a file taken as it is. */
export const secretReadingNameSchema = z.enum([...secretEncodings, 'bytes']);
export type SecretReadingName = z.infer<typeof secretReadingNameSchema>;

/** One way in which a raw secret can be read. Only ways that work are listed, the likeliest first. */
export const secretReadingSchema = z.strictObject({
  encoding: secretReadingNameSchema,
  bytes: z.int(),
  algorithms: z.array(keyAlgorithmSchema),
  findings: z.array(findingSchema),
});
export type SecretReading = z.infer<typeof secretReadingSchema>;

/** A key that was found, before anything is stored. No member of it is secret. */
export const foundKeySchema = z.strictObject({
  /** Its number in the preview; what `finishImportSchema` refers to. */
  index: z.int(),
  /** Which of the sources it came from. */
  source: z.int(),
  format: keyFormatSchema,
  /** Proposed name, free in the vault. */
  name: z.string(),
  kty: keyTypeSchema,
  crv: curveSchema.nullable(),
  bits: z.int(),
  holds: z.enum(['secret', 'private', 'public']),
  /** Its own `use`, `alg` and `kid`, where it says them. */
  use: keyUseSchema.nullable(),
  alg: keyAlgorithmSchema.nullable(),
  kid: z.string().nullable(),
  /** What it can be used with here, the usual one first; empty when it cannot be used at all: see `problem`. */
  algorithms: z.array(keyAlgorithmSchema),
  problem: appErrorSchema.nullable(),
  thumbprint: z.string().nullable(),
  /** The vault's key with the same thumbprint; `adds`: this one brings the private half that it lacks. */
  duplicateOf: z.strictObject({ id: idSchema, name: z.string(), adds: z.boolean() }).nullable(),
  /** The same key earlier in this preview. */
  duplicateIndex: z.int().nullable(),
  findings: z.array(findingSchema),
  /** Whether it can only be imported as "weak, for testing". For raw secrets see `readings`. */
  isWeak: z.boolean(),
  certificate: certificateSchema.nullable(),
  /** For a raw secret only: the ways to read it. */
  readings: z.array(secretReadingSchema),
});
export type FoundKey = z.infer<typeof foundKeySchema>;

/** One file or text. `ignored` names what else was in it and why it was left out. */
export const importedSourceSchema = z.strictObject({
  /** The file's name without its folder; null for a paste. */
  name: z.string().nullable(),
  bytes: z.int(),
  status: z.enum(['read', 'passphrase-needed', 'passphrase-wrong', 'failed']),
  format: keyFormatSchema.nullable(),
  container: keyContainerSchema.nullable(),
  problem: appErrorSchema.nullable(),
  ignored: z.array(z.strictObject({ what: z.string().max(200), problem: appErrorSchema })),
});
export type ImportedSource = z.infer<typeof importedSourceSchema>;

/** What was found, waiting in main for `keys:finish-import`; forgotten after 10 minutes. */
export const importPreviewSchema = z.strictObject({
  session: idSchema,
  sources: z.array(importedSourceSchema),
  found: z.array(foundKeySchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const maximumImportBytes = 1_048_576;
export const maximumImportSources = 200;
export const maximumImportKeys = 1_000;
export const passphraseSchema = z.string().max(1_024);

/**
 * Where the keys come from. With 'clipboard', 'files' (main asks in the system's own dialog) and 'dropped' the text never
 * passes through the renderer; 'text' is for what a person types.
 */
export const importOriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(maximumImportBytes) }),
  z.strictObject({ kind: z.literal('clipboard') }),
  z.strictObject({ kind: z.literal('files') }),
  z.strictObject({ kind: z.literal('dropped'), drop: idSchema }),
]);
export type ImportOrigin = z.infer<typeof importOriginSchema>;

/** Files that were dropped on the window. Main keeps their paths under `drop`, for 10 minutes or until they are read. */
export const droppedFilesSchema = z.strictObject({ drop: idSchema, names: z.array(z.string()) });
export type DroppedFiles = z.infer<typeof droppedFilesSchema>;

/** `job` names the work for 'jobs:stop'. `session` adds to an earlier preview. */
export const readImportSchema = z.strictObject({ job: idSchema, origin: importOriginSchema, session: idSchema.nullable() });
/** Tries a passphrase on every source that still needs one, or on one of them. */
export const unlockImportSchema = z.strictObject({
  job: idSchema,
  session: idSchema,
  passphrase: passphraseSchema,
  source: z.int().nullable(),
});
export const importSessionSchema = z.strictObject({ session: idSchema });

/** One key to import. `encoding` for raw secrets only. `acceptsWeak` is the explicit mark "weak, for testing". */
export const importChoiceSchema = z.strictObject({
  index: z.int(),
  name: keyNameSchema,
  alg: keyAlgorithmSchema,
  kid: kidChoiceSchema,
  encoding: secretReadingNameSchema.nullable(),
  acceptsWeak: z.boolean(),
});
export type ImportChoice = z.infer<typeof importChoiceSchema>;

/** All of them are imported, or none; stopping the job takes back what was stored. Tells 'job:progressed' for each key. */
export const finishImportSchema = z.strictObject({
  job: idSchema,
  session: idSchema,
  keys: z.array(importChoiceSchema).min(1).max(maximumImportKeys),
});
export type FinishImport = z.infer<typeof finishImportSchema>;
export const importedKeysSchema = z.strictObject({ keys: z.array(keySummarySchema) });
