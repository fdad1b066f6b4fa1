import { z } from 'zod';
import { jwsAlgorithmSchema } from './key-algorithms.ts';
import { mintRecipeSchema, profileIdSchema } from './mint-input.ts';
import { variablesSchema } from './variables.ts';

export const profileNameSchema = z.string().trim().min(1).max(120);

/** What a profile is made of. A recipe whose `keyId` is null asks for a key when it is used. */
export const profileContentSchema = z.strictObject({
  name: profileNameSchema,
  description: z.string().max(1_000),
  recipe: mintRecipeSchema,
  variables: variablesSchema,
  /** What the receiver accepts; null for any. */
  algorithms: z.array(jwsAlgorithmSchema).min(1).nullable(),
});
export type ProfileContent = z.infer<typeof profileContentSchema>;

/**
 * A saved way to mint. Built-in ones are named by their ids ("rfc9068", "dpop" …), cannot be changed, and have their names,
 * descriptions and hints in the message catalogs; own ones have UUIDs.
 */
export const profileSchema = profileContentSchema.extend({
  id: profileIdSchema,
  isBuiltIn: z.boolean(),
  /** Unix seconds; null for built-in ones. */
  changedAt: z.int().nullable(),
});
export type Profile = z.infer<typeof profileSchema>;

export const profileListSchema = z.strictObject({ profiles: z.array(profileSchema) });

/** `id` null makes a new one. */
export const saveProfileSchema = z.strictObject({ id: profileIdSchema.nullable(), content: profileContentSchema });
export const profileRefSchema = z.strictObject({ id: profileIdSchema });

/** Which ones to write into a file; it never holds a key, only what the keys are called. */
export const exportProfilesSchema = z.strictObject({ ids: z.array(profileIdSchema).min(1).max(1_000) });
export const importedProfilesSchema = z.strictObject({ added: z.array(profileSchema) });
