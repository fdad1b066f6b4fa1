import { z } from 'zod';
import { secretGuessSchema } from '../../../../shared/hints.ts';

/** What goes to the searching thread and comes back. The secret never comes back. */
const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const fromSchema = secretGuessSchema.shape.from.unwrap();

export const questionSchema = z.object({
  hash: z.enum(['sha256', 'sha384', 'sha512']),
  input: bytesSchema,
  signature: bytesSchema,
  words: z.array(z.object({ from: fromSchema, text: z.string() })),
});

export const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('answer'),
    tried: z.int(),
    found: secretGuessSchema.pick({ from: true, line: true, characters: true }).nullable(),
  }),
]);
