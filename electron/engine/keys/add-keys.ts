import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { appError, type AppError } from '../../../shared/errors.ts';
import { useOf } from '../../../shared/key-algorithms.ts';
import type { KidChoice } from '../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { isKidTaken, isNameTaken, keyById, keyWithThumbprint } from './key-rows.ts';
import type { NewKey } from './new-key.ts';
import { describeKey, type KeyDescription } from './public-key.ts';
import { storeKeys, type KeyToStore } from './store-keys.ts';

export type KeyToAdd = NewKey & {
  /** The key of the vault that is public only and gets its private half. */
  readonly completes?: string | null;
  /** The key that it will replace; it then waits as 'next'. */
  readonly follows?: string | null;
};

/** Ids of keys that are being stored at this moment: their intents are not orphans. */
export type InFlight = Set<string>;

export type AddOptions = { readonly signal?: AbortSignal | undefined; readonly onStored?: ((done: number) => void) | undefined };

/** Stores keys, all or none; answers their ids in order. */
export async function addKeys(
  vault: Vault,
  keys: readonly KeyToAdd[],
  at: number,
  inFlight: InFlight,
  options: AddOptions,
): Promise<Result<string[]>> {
  const described = await describeAll(keys);
  const planned = vault.read(({ database }) => planAll(database, described, at));
  if (!planned.ok) return planned;
  if (!planned.value.ok) return planned.value;
  const ids = planned.value.value.map(({ plan }) => plan.row.id);
  for (const id of ids) inFlight.add(id);
  try {
    const stored = await storeKeys(vault, planned.value.value, { at, ...options });
    return stored.ok ? ok(ids) : stored;
  } finally {
    for (const id of ids) inFlight.delete(id);
  }
}

type Described = { readonly added: KeyToAdd; readonly facts: KeyDescription };

/** Before the vault is asked, and with pauses: a thousand keys must not hold up everything else. */
async function describeAll(keys: readonly KeyToAdd[]): Promise<Described[]> {
  const described: Described[] = [];
  for (const added of keys) {
    if (described.length % 64 === 63) await setImmediate();
    described.push({ added, facts: describeKey(added.key, added.alg) });
  }
  return described;
}

function planAll(database: Database, keys: readonly Described[], at: number): Result<KeyToStore[]> {
  const here = { names: new Set<string>(), thumbprints: new Set<string>(), kids: new Set<string>() };
  const planned: KeyToStore[] = [];
  for (const [index, key] of keys.entries()) {
    const one = plan(database, key, at, here);
    if (!one.ok) return fail(keys.length === 1 ? one.error : { ...one.error, field: `keys.${index}.${one.error.field ?? 'key'}` });
    planned.push(one.value);
  }
  return ok(planned);
}

type Here = { names: Set<string>; thumbprints: Set<string>; kids: Set<string> };

function plan(database: Database, { added, facts }: Described, at: number, here: Here): Result<KeyToStore> {
  const { key, alg } = added;
  const completes = added.completes ?? null;
  const twin = keyWithThumbprint(database, facts.thumbprint);
  const isExpected = completes !== null && twin === completes && keyById(database, completes, at)?.holds === 'public';
  if (here.thumbprints.has(facts.thumbprint) || (twin !== null && !isExpected)) return fail(appError('key-exists'));
  if (completes !== null && !isExpected) return fail(appError('key-not-found', { field: 'completes' }));
  const known = completes === null ? undefined : keyById(database, completes, at);
  if (known !== undefined && known.alg !== alg) return fail(appError('invalid-input', { field: 'alg', expected: known.alg, actual: alg }));
  if (here.names.has(added.name) || isNameTaken(database, added.name, completes ?? '')) {
    return fail(appError('name-taken', { field: 'name', actual: added.name }));
  }
  const kid = kidOf(database, added, facts.thumbprint, at, here);
  if (!kid.ok) return kid;
  here.names.add(added.name);
  here.thumbprints.add(facts.thumbprint);
  here.kids.add(kid.value);
  const row = {
    id: completes ?? randomUUID(),
    name: added.name,
    alg,
    use: useOf(alg),
    holds: key.type,
    state: (added.follows ?? null) === null ? ('active' as const) : ('next' as const),
    is_weak: added.isWeak,
    tags: [...added.tags],
    notes: added.notes,
    origin: added.origin,
    format: added.format,
    certificate: added.certificate,
    entropy_bits: added.entropyBits,
    findings: [...added.findings],
    rotate_every_days: null,
    successor_id: null,
    created_at: at,
    ...(kid.value === facts.kid ? facts : describeKey(key, alg, kid.value)),
  };
  return ok({ plan: { row, follows: added.follows ?? null }, key });
}

/** A kid of one's own must be new among one's own keys; an imported one is whatever its issuer calls it. */
function kidOf(database: Database, added: KeyToAdd, thumbprint: string, at: number, here: Here): Result<string> {
  const problem = kidProblem(added, added.kid);
  if (problem !== null) return fail(problem);
  const isTaken = (kid: string) => here.kids.has(kid) || isKidTaken(database, kid);
  switch (added.kid.kind) {
    case 'thumbprint':
      return ok(thumbprint);
    case 'date': {
      const day = new Date(at * 1000).toISOString().slice(0, 10);
      let kid = day;
      for (let ordinal = 2; isTaken(kid); ordinal += 1) kid = `${day}-${ordinal}`;
      return ok(kid);
    }
    case 'own': {
      const { kid } = added.kid;
      const isOwnKey = added.origin !== 'imported';
      return isOwnKey && isTaken(kid) ? fail(appError('kid-taken', { field: 'kid', actual: kid })) : ok(kid);
    }
  }
}

/** RFC 7638 section 7: the hash of a secret that can be guessed helps to guess it. */
function kidProblem(added: KeyToAdd, choice: KidChoice): AppError | null {
  if (choice.kind !== 'thumbprint' || added.entropyBits === null) return null;
  return appError('invalid-input', { field: 'kid', expected: 'a date or a kid of your own' });
}
