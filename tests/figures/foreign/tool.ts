import type { Sample } from './sample.ts';

/** What a program says of one token: the payload that it found, or null where it refused. */
export type Answer = Buffer | null;

/** A foreign implementation. */
export type Tool = {
  readonly name: string;
  /** Why it is not given a token; null when it is. */
  skips(sample: Sample): string | null;
  /** One process for all of them. Throws when the program itself fails. @param folder for files, empty and private */
  read(samples: readonly Sample[], folder: string): Promise<Answer[]>;
  /** Whether it tells the payload byte for byte; else as JSON that it wrote anew. */
  readonly isExact: boolean;
};

/** Whether it is installed, and if not, what is missing. */
export type Found = { readonly tool: Tool } | { readonly missing: string };
