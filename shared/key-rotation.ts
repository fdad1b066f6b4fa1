import { z } from 'zod';
import { curveSchema, keyAlgorithmSchema } from './key-algorithms.ts';
import { idSchema, keyNameSchema } from './keys.ts';

/**
 * Rotation in four steps, each with its own look at the JWKS:
 * - now: the old key signs, alone
 * - published: the next key is made and in the JWKS; the old one still signs
 * - switched: the next key signs; the old one only verifies, for the overlap
 * - retired: the old one is out of the JWKS
 */
export const rotationSteps = ['now', 'published', 'switched', 'retired'] as const;
export const rotationStepSchema = z.enum(rotationSteps);
export type RotationStep = z.infer<typeof rotationStepSchema>;

/** Makes the key that will follow; same choices as for a new one. */
export const prepareRotationSchema = z.strictObject({
  job: idSchema,
  id: idSchema,
  name: keyNameSchema,
  alg: keyAlgorithmSchema,
  size: z.int().nullable(),
  curve: curveSchema.nullable(),
});
export type PrepareRotation = z.infer<typeof prepareRotationSchema>;

export const maximumOverlapSeconds = 366 * 86_400;
/** `id` is the old key's. */
export const switchRotationSchema = z.strictObject({ id: idSchema, overlapSeconds: z.int().min(0).max(maximumOverlapSeconds) });
export type SwitchRotation = z.infer<typeof switchRotationSchema>;

/** The same, played through on the local API; `job` so that it can be stopped. */
export const rehearseRotationSchema = switchRotationSchema.extend({ job: idSchema });

/**
 * What one token meets at one step, over HTTP from the local API at that step's time.
 * `refusedBy` is the check that failed; 'exp-expired' means that it had ended anyway.
 */
export const rehearsedAnswerSchema = z.strictObject({ status: z.int(), refusedBy: z.string().nullable() });
export type RehearsedAnswer = z.infer<typeof rehearsedAnswerSchema>;

export const rehearsalSchema = z.strictObject({
  steps: z.array(
    z.strictObject({
      step: rotationStepSchema,
      /** Unix seconds: the local API's clock at this step. */
      at: z.int(),
      signingKid: z.string(),
      /** What the JWKS held, in its order; empty where the keys are shared secrets, which no JWKS publishes. */
      publishedKids: z.array(z.string()),
      /** The kids that tokens were accepted from. */
      trustedKids: z.array(z.string()),
      /** A token minted at this step. */
      fresh: rehearsedAnswerSchema,
    }),
  ),
  /** Stored tokens of the old key, those that live longest first; `answers` in the order of the steps. */
  tokens: z.array(
    z.strictObject({
      id: idSchema,
      label: z.string(),
      expiresAt: z.number().nullable(),
      answers: z.array(rehearsedAnswerSchema),
    }),
  ),
  /** How many stored tokens the old key has; more than `tokens` when there are very many. */
  total: z.int(),
  /** Tokens in `tokens` that a step refuses because of its keys, while they are still valid. One without an end always is. */
  broken: z.int(),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;
