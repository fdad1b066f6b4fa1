import type { Sender } from '../../../electron/engine/requests/send.ts';

/** One hostile server or input. `run` gives what went wrong, or null. */
export type HostileCase = { readonly name: string; readonly run: (sender: Sender) => Promise<string | null> };

/** A case that crashes the engine is wrong like any other. */
export async function judge({ name, run }: HostileCase, sender: Sender): Promise<string | null> {
  try {
    const wrong = await run(sender);
    return wrong === null ? null : `${name}: ${wrong}`;
  } catch (cause) {
    return `${name}: threw ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
