import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { Bulk, type BulkParts } from '../../../electron/engine/bulk/bulk.ts';
import { ok } from '../../../shared/result.ts';
import { oneKey } from './minting.ts';

export type Given = {
  /** An empty folder, removed with all in it. */
  folder: string;
  /** Makes one with a key, whose threads end with the test. */
  bulkWith: (parts?: Partial<BulkParts>) => Bulk;
};

export const test = base.extend<Given>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tokensmith-bulk-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  bulkWith: async ({}, use) => {
    const made: Bulk[] = [];
    await use((parts = {}) => {
      const bulk = new Bulk({ keys: oneKey().keys, store: async (tokens) => ok(tokens.length), ...parts });
      made.push(bulk);
      return bulk;
    });
    for (const bulk of made) bulk.releaseAll();
  },
});

export const hooks = { onProgress: () => undefined };

/** @throws where it was none: the test is about what comes after */
export async function opened(bulk: Bulk, source: string | Buffer | { path: string }): Promise<string> {
  const isFile = typeof source === 'object' && 'path' in source;
  const result = await bulk.open(isFile ? { kind: 'file', path: source.path } : { kind: 'bytes', name: null, bytes: Buffer.from(source) });
  if (!result.ok) throw new Error(`It cannot be opened: ${result.error.code}`);
  return result.value.session;
}

export function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
