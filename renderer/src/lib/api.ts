import type { AppBridge, AppEvents, Channel, Contract } from '../../../shared/ipc/contract.ts';
import type { InputOf, OutputOf } from '../../../shared/ipc/define.ts';
import type { Result } from '../../../shared/result.ts';
import type { z } from 'zod';

declare global {
  interface Window {
    readonly tokensmith: AppBridge;
  }
}

export type { Channel };
export type EventName = keyof AppEvents;
export type CallInput<K extends Channel> = InputOf<Contract[K]>;
export type CallOutput<K extends Channel> = OutputOf<Contract[K]>;
export type EventPayload<E extends EventName> = z.output<AppEvents[E]>;

/**
 * Asks main. Expected failures come back as values; should the bridge itself fail (main is
 * gone, or answered something that cannot be cloned), that too is a value: `internal`.
 */
export async function call<K extends Channel>(channel: K, input: CallInput<K>): Promise<Result<CallOutput<K>>> {
  try {
    return await window.tokensmith.invoke(channel, input);
  } catch {
    return { ok: false, error: { code: 'internal' } };
  }
}

/** Listens to what main tells unasked. Returns the function that stops listening. */
export function listen<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.tokensmith.on(event, listener);
}
