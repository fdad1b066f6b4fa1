import { randomUUID } from 'node:crypto';
import type { Call } from '../../../shared/ipc/define.ts';
import { contract, type AppHandlers, type Channel } from '../../../shared/ipc/contract.ts';
import { appError, appErrorSchema, type AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** Takes what went wrong in main; never what was said in the call. */
export type CallLog = (entry: { event: 'call-failed'; channel: string; id: string; stage: 'handler' | 'output'; cause: unknown }) => void;

type AnyHandler = (input: unknown) => Promise<Result<unknown>>;

/**
 * The one road of every call: trusted sender, strict input, handler, strict output, Result. Types are
 * blind to an extra private member in an answer; the output schema is not. Never throws, never
 * answers undefined. Free of Electron, so that the contract tests walk it in plain Node.
 */
export async function answerCall(
  channel: Channel,
  isTrusted: boolean,
  input: unknown,
  handlers: AppHandlers,
  log: CallLog,
  declared: Call = contract[channel],
): Promise<Result<unknown>> {
  if (!isTrusted) return fail(appError('untrusted-sender'));
  const parsed = declared.input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(appError('invalid-input', { field: fieldName(issue?.path), expected: issue?.code ?? 'valid input' }));
  }
  // The handler's own type was checked against the contract where the handlers are composed.
  const handler = handlers[channel] as AnyHandler;
  let stage: 'handler' | 'output' = 'handler';
  try {
    const result = await handler(parsed.data);
    stage = 'output';
    return result.ok ? ok(declared.output.parse(result.value)) : fail(appErrorSchema.parse(result.error));
  } catch (cause) {
    const id = randomUUID();
    log({ event: 'call-failed', channel, id, stage, cause });
    return fail<AppError>(appError('internal', { id }));
  }
}

/** Paths may hold keys that the sender made up: shortened, and only plain ones are echoed. */
function fieldName(path: readonly PropertyKey[] | undefined): string {
  const name = (path ?? []).map(String).join('.').slice(0, 200);
  return /^[\w.-]*$/.test(name) ? name : '';
}
