import { z } from 'zod';

/**
 * What passes between the app and the keychain's own process. Never find: keytar's findCredentials and findPassword
 * bring the process down (SIGSEGV) when a Linux collection is locked.
 */
export const agentRequestSchema = z.discriminatedUnion('op', [
  z.strictObject({ id: z.int(), op: z.literal('get'), service: z.string().min(1), account: z.string().min(1) }),
  z.strictObject({
    id: z.int(),
    op: z.literal('set'),
    service: z.string().min(1),
    account: z.string().min(1),
    value: z.string().min(1),
  }),
  z.strictObject({ id: z.int(), op: z.literal('delete'), service: z.string().min(1), account: z.string().min(1) }),
  /** Writes, reads and deletes an item of its own: only a write tells a locked keychain from an empty one. */
  z.strictObject({ id: z.int(), op: z.literal('probe'), service: z.string().min(1) }),
]);
export type AgentRequest = z.infer<typeof agentRequestSchema>;

/** A request as its sender knows it, before it has a number. */
export type AgentCall = AgentRequest extends infer Request
  ? Request extends AgentRequest
    ? Omit<Request, 'id' | 'service'>
    : never
  : never;

/** `value`: what was found by get; 'deleted' or null by delete; null else. `unloadable`: keytar itself is not there. */
export const agentReplySchema = z.discriminatedUnion('outcome', [
  z.strictObject({ id: z.int(), outcome: z.literal('done'), value: z.string().nullable() }),
  z.strictObject({ id: z.int(), outcome: z.literal('refused'), reason: z.string() }),
  z.strictObject({ id: z.int(), outcome: z.literal('unloadable'), reason: z.string() }),
]);
export type AgentReply = z.infer<typeof agentReplySchema>;
