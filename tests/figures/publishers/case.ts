import { tmpdir } from 'node:os';
import path from 'node:path';
import { KeySources } from '../../../electron/engine/key-sources/key-sources.ts';
import { documentFetcher, type DocumentFetcher, type FetchDocument } from '../../../electron/engine/requests/fetch-document.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import type { ErrorCode } from '../../../shared/errors.ts';

/** A publisher of keys, or an address, that wants to be believed. `run` gives what went wrong, or null. */
export type PublisherCase = { readonly name: string; readonly run: () => Promise<string | null> };

export type Attempt = {
  readonly url: string;
  /** What refusing it must be called. Null: it may be kept, as long as none of its keys judges anything. */
  readonly refusal: ErrorCode | null;
  readonly allowsLocal?: boolean;
  readonly fetcher?: DocumentFetcher;
  /** Stands before the real network. */
  readonly around?: (fetchDocument: FetchDocument) => FetchDocument;
  readonly signal?: AbortSignal;
};

/** Adds a source to a vault of its own and says how that differs from what must come of it. */
export async function tryToAdd({
  url,
  refusal,
  allowsLocal = true,
  fetcher = {},
  around = (fetch) => fetch,
  signal,
}: Attempt): Promise<string | null> {
  const vault = createVault({ folder: path.join(tmpdir(), 'tokensmith-figure-none'), secrets: createMemoryStore });
  await vault.useMemory();
  try {
    const sources = new KeySources(vault, () => 1_800_000_000, around(documentFetcher(fetcher)));
    const added = await sources.add({ url, name: null, allowsLocal }, signal ?? new AbortController().signal);
    const usable = (await sources.candidates()).filter(({ isUsable }) => isUsable).length;
    if (usable > 0) return `${usable} of its keys can judge`;
    if (refusal === null) return added.ok ? null : `refused with ${added.error.code}`;
    if (added.ok) return 'was kept';
    return added.error.code === refusal ? null : `refused with ${added.error.code}, not ${refusal}`;
  } finally {
    vault.close();
  }
}
