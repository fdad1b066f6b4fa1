import { createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { LookupFunction } from 'node:net';
import path from 'node:path';
import { test as base } from '@playwright/test';
import type { z } from 'zod';
import type { addSourceSchema, SourceDetail, SourceSummary } from '../../../shared/key-sources.ts';
import { KeySources } from '../../../electron/engine/key-sources/key-sources.ts';
import { documentFetcher, type DocumentFetcher } from '../../../electron/engine/requests/fetch-document.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import type { Result } from '../../../shared/result.ts';
import { serve, serveBytes, type Loopback } from '../requests/loopback-server.ts';

/** What a pretended publisher answers by path: JSON, or a status, or anything with headers. Can be changed at any time. */
export type Pages = Map<string, unknown>;
export type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer; json?: unknown };
export type Publisher = Loopback & { pages: Pages };

type Fixtures = {
  vault: Vault;
  clock: { at: number };
  sources: KeySources;
  sourcesWith: (fetcher: DocumentFetcher) => KeySources;
  publish: (pages?: Record<string, unknown>) => Promise<Publisher>;
  serve: typeof serve;
  serveBytes: typeof serveBytes;
};

export const test = base.extend<Fixtures & { servers: Loopback[] }>({
  vault: async ({}, use) => {
    const vault = createVault({ folder: path.join(tmpdir(), 'tokensmith-unit-none'), secrets: createMemoryStore });
    await vault.useMemory();
    await use(vault);
    vault.close();
  },
  clock: async ({}, use) => use({ at: 1_800_000_000 }),
  sources: async ({ sourcesWith }, use) => use(sourcesWith({})),
  sourcesWith: async ({ vault, clock }, use) => use((fetcher) => new KeySources(vault, () => clock.at, documentFetcher(fetcher))),
  servers: async ({}, use) => {
    const servers: Loopback[] = [];
    await use(servers);
    await Promise.all(servers.map((server) => server.close()));
  },
  serve: async ({ servers }, use) => use(async (answer) => remember(servers, await serve(answer))),
  serveBytes: async ({ servers }, use) => use(async (answer) => remember(servers, await serveBytes(answer))),
  publish: async ({ servers }, use) => {
    await use(async (pages = {}) => {
      const publisher = await publisherOf(pages);
      servers.push(publisher);
      return publisher;
    });
  },
});

function remember(servers: Loopback[], server: Loopback): Loopback {
  servers.push(server);
  return server;
}

/** A real server that answers by path; what it does not know is 404. `{origin}` in a string stands for its own origin. */
export async function publisherOf(given: Record<string, unknown>): Promise<Publisher> {
  const pages: Pages = new Map(Object.entries(given));
  const server = await serve((request, response) => {
    const page = pages.get(request.url ?? '');
    const { status = 200, headers = {}, body, json } = isAnswer(page) ? page : page === undefined ? { status: 404 } : { json: page };
    const text = body ?? JSON.stringify(json ?? null).replaceAll('{origin}', server.origin);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  });
  return { ...server, pages };
}

const answers = new WeakSet<object>();

/** Marks a page as a whole answer instead of JSON. */
export function answer(parts: Answer): Answer {
  answers.add(parts);
  return parts;
}

function isAnswer(page: unknown): page is Answer {
  return typeof page === 'object' && page !== null && answers.has(page);
}

/** A resolver that knows these addresses for every name. */
export function leadsTo(...addresses: string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_, options, callback) => (options.all === true ? callback(null, found) : callback(null, addresses[0] ?? '', 4));
}

export type Pair = { privateKey: KeyObject; jwk: JsonWebKey; privateJwk: JsonWebKey };

/** A fresh P-256 key as others publish it. */
export function pairOf(kid: string | null, more: object = {}): Pair {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const members = { ...(kid === null ? {} : { kid }), alg: 'ES256', use: 'sig', ...more };
  const jwk = { ...createPublicKey(privateKey).export({ format: 'jwk' }), ...members };
  return { privateKey, jwk, privateJwk: { ...privateKey.export({ format: 'jwk' }), ...members } };
}

/** The value of a result that must be good. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Unexpected failure: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Adds with all defaults, an address on this computer being allowed. */
export function add(
  sources: KeySources,
  url: string,
  more: Partial<z.infer<typeof addSourceSchema>> = {},
  signal = new AbortController().signal,
): Promise<Result<SourceSummary>> {
  const { name = null, allowsLocal = true } = more;
  return sources.add({ url, name, allowsLocal }, signal);
}

export async function added(sources: KeySources, url: string, name: string | null = null): Promise<SourceSummary> {
  return valueOf(await add(sources, url, { name }));
}

export async function reloaded(sources: KeySources, id: string): Promise<SourceSummary> {
  return valueOf(await sources.reload(id, new AbortController().signal));
}

export function detailOf(sources: KeySources, id: string): SourceDetail {
  return valueOf(sources.get(id));
}

/** What a failed result says; throws where it succeeded. */
export async function errorOf(result: Promise<Result<unknown>>): Promise<object> {
  const settled = await result;
  if (settled.ok) throw new Error(`Unexpected success: ${JSON.stringify(settled.value)}`);
  return settled.error;
}
