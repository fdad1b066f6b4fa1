import { z } from 'zod';
import { policySchema } from './policy.ts';

export const policyNameSchema = z.string().trim().min(1).max(120);
/** A UUID, or the word of a built-in one ("rfc9068"). */
export const policyIdSchema = z.string().min(1).max(64);

export const policyContentSchema = z.strictObject({
  name: policyNameSchema,
  description: z.string().max(1_000),
  policy: policySchema,
  /**
   * It judges the tokens of these issuers by itself, where nothing else is chosen. No two policies have the same one, and one that
   * judges by the token's own key has none: a token would choose it.
   */
  forIssuers: z.array(z.string().min(1).max(2_048)).max(50),
});
export type PolicyContent = z.infer<typeof policyContentSchema>;

/**
 * A saved way to judge. Built-in ones are named by their ids ("id-token", "rfc9068" …), cannot be changed, and have their names and
 * descriptions in the message catalogs; own ones have UUIDs.
 */
export const savedPolicySchema = policyContentSchema.extend({
  id: policyIdSchema,
  isBuiltIn: z.boolean(),
  /** Unix seconds; null for built-in ones. */
  changedAt: z.int().nullable(),
});
export type SavedPolicy = z.infer<typeof savedPolicySchema>;

export const policyListSchema = z.strictObject({ policies: z.array(savedPolicySchema) });
/** `id` null makes a new one. Errors: 'name-taken'; 'issuer-taken' with the name of the policy that has it; 'invalid-input'. */
export const savePolicySchema = z.strictObject({ id: policyIdSchema.nullable(), content: policyContentSchema });
export const policyRefSchema = z.strictObject({ id: policyIdSchema });
export const exportPoliciesSchema = z.strictObject({ ids: z.array(policyIdSchema).min(1).max(1_000) });
export const importedPoliciesSchema = z.strictObject({ added: z.array(savedPolicySchema) });
