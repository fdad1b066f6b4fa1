import { z } from 'zod';

/**
 * - text: as it is
 * - number, boolean, json: the JSON value, where a whole text is the placeholder
 * - list: names between commas; a list of strings where a whole text is the placeholder
 * - time: as parseInstant reads it, from `iat`; Unix seconds
 * - sha256: base64url of the SHA-256 of the text, as `ath` of RFC 9449 section 4.2 asks for
 */
export const variableKinds = ['text', 'number', 'boolean', 'json', 'list', 'time', 'sha256'] as const;
export const variableKindSchema = z.enum(variableKinds);
export type VariableKind = z.infer<typeof variableKindSchema>;

export const variableNameSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,59}$/);

/** A place in a recipe that is filled in for each token: `{{name}}`, a plain lookup. */
export const variableSchema = z.strictObject({
  name: variableNameSchema,
  kind: variableKindSchema,
  default: z.string().max(10_000),
  isRequired: z.boolean(),
  /** The user's own words; those of the built-in profiles are in the message catalogs. */
  hint: z.string().max(200),
});
export type Variable = z.infer<typeof variableSchema>;

export const variablesSchema = z.array(variableSchema).max(50);
/** What is missing or empty takes the variable's default. */
export const variableValuesSchema = z.array(z.strictObject({ name: variableNameSchema, value: z.string().max(100_000) })).max(100);
export type VariableValues = z.infer<typeof variableValuesSchema>;
