import type { z } from 'zod';
import type { Result } from '../result.ts';

/** One call over IPC: a strict schema for what goes in and one for what comes out. */
export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly input: I;
  readonly output: O;
};

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { input, output };
}

export type Calls = Readonly<Record<string, Call>>;
export type Events = Readonly<Record<string, z.ZodType>>;

export type InputOf<C> = C extends Call<infer I, z.ZodType> ? z.output<I> : never;
export type OutputOf<C> = C extends Call<z.ZodType, infer O> ? z.output<O> : never;

/** What main must provide: one handler for each declared call. */
export type Handlers<C extends Calls> = {
  readonly [K in keyof C]: (input: InputOf<C[K]>) => Promise<Result<OutputOf<C[K]>>>;
};

/** What the preload exposes as `window.tokensmith`. */
export type Bridge<C extends Calls, E extends Events> = {
  invoke<K extends keyof C & string>(channel: K, input: InputOf<C[K]>): Promise<Result<OutputOf<C[K]>>>;
  on<K extends keyof E & string>(event: K, listener: (payload: z.output<E[K]>) => void): () => void;
};
