import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { MintedBlock, PostedToken } from '../minting/mint-block.ts';
import type { PartialFile } from './partial-file.ts';

/** Where tokens go, in the order of their rows. */
export type Sink = {
  /** @returns how many are there now for good, which is all of them unless it says why not */
  take(block: MintedBlock): Promise<{ stored: number; problem: AppError | null }>;
  /** @returns the file's name, null where there is none */
  finish(minted: number): Promise<Result<string | null>>;
  leave(minted: number): Promise<string | null>;
};

export function fileSink(file: PartialFile): Sink {
  const leave = async (minted: number): Promise<string | null> => {
    if (minted > 0) return file.leave();
    await file.discard();
    return null;
  };
  return {
    async take({ written, minted }) {
      const done = written === null ? ok(null) : await file.write(written);
      return { stored: done.ok ? minted : 0, problem: done.ok ? null : done.error };
    },
    // A file without a token would only take another one's place.
    finish: async (minted) => (minted > 0 ? file.finish() : ok(await leave(0))),
    leave,
  };
}

/** So many are stored at once: main is not kept for longer than a moment. */
const biteSize = 100;

/** @param store puts them on the shelf and says how many it took */
export function shelfSink(store: (tokens: readonly PostedToken[]) => Promise<Result<number>>): Sink {
  return {
    async take({ tokens }) {
      let stored = 0;
      for (let at = 0; at < tokens.length; at += biteSize) {
        const done = await store(tokens.slice(at, at + biteSize));
        if (!done.ok) return { stored, problem: done.error };
        stored += done.value;
      }
      return { stored, problem: null };
    },
    finish: async () => ok(null),
    leave: async () => null,
  };
}

/** The head line of a CSV, before the first row. */
export async function writeHead(file: PartialFile, head: string): Promise<Result<null>> {
  return head === '' ? ok(null) : file.write(Buffer.from(head, 'utf8'));
}
