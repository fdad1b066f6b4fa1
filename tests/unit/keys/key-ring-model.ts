import { createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import type { KeyToAdd } from '../../../electron/engine/keys/add-keys.ts';
import type { KeyRing } from '../../../electron/engine/keys/key-ring.ts';
import { accountOf } from '../../../electron/engine/keys/store-keys.ts';
import type { KeySummary } from '../../../shared/keys.ts';
import type { Result } from '../../../shared/result.ts';
import { plainKey } from '../../plain-key.ts';
import { valueOf } from '../engine/memory-engine.ts';
import type { FailingStore } from './failing-store.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
/** Which of the things that are there, modulo their number. */
const which = fc.nat(20);

/** What a user, a clock or a keychain can do. */
export const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('create'), name }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add'), names: fc.array(name, { minLength: 1, maxLength: 3 }) }) },
  fc.record({ kind: fc.constant('add-public'), name }),
  fc.record({ kind: fc.constant('complete'), which }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), which }) },
  fc.record({ kind: fc.constant('undo'), which }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('finish'), later: fc.constantFrom(0, 5, 20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('adopt'), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('discard'), which }) },
  fc.record({ kind: fc.constant('update'), which, name }),
  fc.record({ kind: fc.constant('use'), which }),
  fc.record({ kind: fc.constant('lose'), which }),
);
export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** What must be listed, by id, as the answers so far say. */
export type Model = {
  listed: Map<string, string>;
  deleting: Map<string, string>;
  /** Private halves of the keys that are public only. */
  halves: Map<string, KeyObject>;
  /** Ids whose secret the keychain lost by itself. */
  lost: Set<string>;
  now: number;
};

export function emptyModel(): Model {
  return { listed: new Map(), deleting: new Map(), halves: new Map(), lost: new Set(), now: 1_800_000_000 };
}

const facts = { tags: [], notes: '', origin: 'imported', format: 'jwk', certificate: null, isWeak: false, findings: [] } as const;

function newKey(of: string, key: KeyObject): KeyToAdd {
  return { ...facts, name: of, key, alg: key.type === 'secret' ? 'HS256' : 'EdDSA', kid: { kind: 'thumbprint' }, entropyBits: null };
}

function pick<T>(from: Iterable<T>, index: number): T | undefined {
  const all = [...from];
  return all[index % all.length];
}

/** Does one thing, and notes in the model what the answer promises. */
export async function act(does: Action, model: Model, ring: KeyRing, store: FailingStore): Promise<Result<unknown> | null> {
  const noted = (added: Result<readonly KeySummary[]>): Result<unknown> => {
    for (const { id, name: given } of added.ok ? added.value : []) model.listed.set(id, given);
    return added;
  };
  switch (does.kind) {
    case 'create': {
      const made = await ring.create(plainKey(does.name, 'HS256'));
      return noted(made.ok ? { ok: true, value: [made.value] } : made);
    }
    case 'add':
      return noted(await ring.add(does.names.map((each) => newKey(each, createSecretKey(randomBytes(32))))));
    case 'add-public': {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const added = await ring.add([newKey(does.name, publicKey)]);
      if (added.ok) model.halves.set(added.value[0]?.id ?? '', privateKey);
      return noted(added);
    }
    case 'complete': {
      const [completes, key] = pick(model.halves, does.which) ?? [];
      const known = model.listed.get(completes ?? '');
      if (completes === undefined || key === undefined || known === undefined) return null;
      const added = await ring.add([{ ...newKey(known, key), completes }]);
      if (added.ok) model.halves.delete(completes);
      if (added.ok) model.lost.delete(completes);
      return added;
    }
    default:
      return actOnOne(does, model, ring, store);
  }
}

type OnOne = Exclude<Action, { kind: 'create' | 'add' | 'add-public' | 'complete' }>;

async function actOnOne(does: OnOne, model: Model, ring: KeyRing, store: FailingStore): Promise<Result<unknown> | null> {
  if (does.kind === 'finish') {
    model.now += does.later;
    await ring.removal.finish();
    return null;
  }
  const listed = pick(model.listed, does.which);
  const orphan = pick(valueOf(ring.list()).orphans, does.which);
  switch (does.kind) {
    case 'remove':
      return listed === undefined ? null : move(listed, model.listed, model.deleting, ring.remove(listed[0]));
    case 'undo': {
      const deleted = pick(model.deleting, does.which);
      return deleted === undefined ? null : move(deleted, model.deleting, model.listed, ring.removal.undo(deleted[0]));
    }
    case 'update': {
      if (listed === undefined) return null;
      const updated = ring.update({ id: listed[0], name: does.name });
      if (updated.ok) model.listed.set(listed[0], does.name);
      return updated;
    }
    case 'adopt': {
      if (orphan === undefined) return null;
      const adopted = await ring.adoptOrphan(orphan.id);
      if (adopted.ok) model.listed.set(orphan.id, adopted.value.name);
      // A public key that was waiting for its private half has it now.
      if (adopted.ok) model.halves.delete(orphan.id);
      return adopted;
    }
    case 'discard':
      return orphan === undefined ? null : ring.discardOrphan(orphan.id);
    case 'use':
      ring.releaseAll();
      return listed === undefined || model.halves.has(listed[0]) ? null : ring.privateKey(listed[0]);
    case 'lose':
      if (listed === undefined) return null;
      model.lost.add(listed[0]);
      await store.lose(accountOf(listed[0]));
      return null;
  }
}

function move([id, name]: [string, string], from: Map<string, string>, to: Map<string, string>, done: Result<unknown>): Result<unknown> {
  if (done.ok) {
    from.delete(id);
    to.set(id, name);
  }
  return done;
}
