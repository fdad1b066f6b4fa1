import { tmpdir } from 'node:os';
import path from 'node:path';
import { Shelf } from '../../../electron/engine/shelf/shelf.ts';
import type { NewToken } from '../../../electron/engine/shelf/token-writes.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import type { JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { noPlace, type Place } from '../../../shared/mint-input.ts';
import { everyToken, newestFirst, type ShelfFilter, type ShelfOrder, type ShelfQuery } from '../../../shared/tokens.ts';

/** A shelf on a vault in memory, without the rest of the engine. */
export type ShelfRoom = { readonly shelf: Shelf; readonly vault: Vault; /** Unix seconds. */ now: number };

export async function shelfRoom(): Promise<ShelfRoom> {
  const vault = createVault({ folder: path.join(tmpdir(), 'tokensmith-unit-none'), secrets: createMemoryStore });
  await vault.useMemory();
  const clock = { now: 1_800_000_000 };
  return Object.assign(clock, { vault, shelf: new Shelf(vault, () => clock.now) });
}

export function objectOf(value: object): JsonObject {
  const parsed = parseJson(JSON.stringify(value));
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('Not an object');
  return parsed.value;
}

/** A JWS that nobody signed: the shelf does not ask. */
export function tokenOf(claims: object, place: Partial<Place> = {}, other: Partial<NewToken> & { readonly head?: object } = {}): NewToken {
  const { head = { alg: 'HS256', typ: 'JWT' }, ...rest } = other;
  const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    text: `${segment(head)}.${segment(claims)}.AAAA`,
    form: 'jws',
    header: objectOf(head),
    claims: objectOf(claims),
    detachedPayload: null,
    keyId: null,
    source: 'minted',
    place: { ...noPlace, ...place },
    filled: null,
    profileId: null,
    parentId: null,
    sessionId: null,
    role: null,
    ...rest,
  };
}

export function query(filter: Partial<ShelfFilter> = {}, order: Partial<ShelfOrder> = {}, page: Partial<ShelfQuery> = {}): ShelfQuery {
  return { filter: { ...everyToken, ...filter }, order: { ...newestFirst, ...order }, offset: 0, limit: 200, ...page };
}
