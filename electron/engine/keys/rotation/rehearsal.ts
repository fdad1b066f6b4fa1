import { appError } from '../../../../shared/errors.ts';
import { isJws, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import {
  rotationSteps,
  type Rehearsal,
  type RehearsedAnswer,
  type RotationStep,
  type SwitchRotation,
} from '../../../../shared/key-rotation.ts';
import type { KeyState } from '../../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { heldKey, keySetOf, type FamilyKey, type LocalApiKeySet } from '../../local-api/local-api-key.ts';
import { familyKeys } from '../../local-api/vault-keys.ts';
import { generateKey } from '../generate.ts';
import { toSigningKey } from '../import/signing-key.ts';
import type { Vault } from '../../vault/vault.ts';
import { keyById } from '../key-rows.ts';
import type { KeySource } from '../key-source.ts';
import { playStep, type PlayedStep } from './played-step.ts';
import { longestLived, type StoredToken } from './rehearsed-tokens.ts';
import { familyOf } from './rotation-rows.ts';

export type RehearsalParts = {
  readonly vault: Vault;
  readonly source: KeySource;
  /** Unix seconds, whole. */
  readonly now: () => number;
};

/** What the old key and its successor are at each step; null: not there yet. */
const roles: Readonly<Record<RotationStep, { readonly old: KeyState; readonly next: KeyState | null }>> = {
  now: { old: 'active', next: null },
  published: { old: 'active', next: 'next' },
  switched: { old: 'verify-only', next: 'active' },
  retired: { old: 'retired', next: 'active' },
};

/**
 * Plays the four steps of a rotation, each on a local API of its own with that step's keys and clock, and presents the old
 * key's stored tokens to it. Changes nothing; a successor that is not made yet is stood in for by a key in memory.
 */
export async function rehearse(input: SwitchRotation, parts: RehearsalParts, signal?: AbortSignal): Promise<Result<Rehearsal>> {
  try {
    const cast = await castOf(input.id, parts, signal);
    return cast.ok ? await play(input, cast.value, parts, signal) : cast;
  } catch (cause) {
    if (signal?.aborted === true) return fail(appError('cancelled'));
    throw cause;
  }
}

/** Who takes part. With neither a successor nor a stand-in, a key that signs already just goes on doing so. */
type Cast = {
  readonly now: number;
  /** The one that waits. */
  readonly successorId: string | null;
  readonly standIn: FamilyKey | null;
  readonly tokens: readonly StoredToken[];
  readonly total: number;
};

async function castOf(id: string, { vault, source, now: clock }: RehearsalParts, signal?: AbortSignal): Promise<Result<Cast>> {
  const now = clock();
  const read = vault.read(({ database }) => {
    const old = keyById(database, id, now);
    const successor = old?.successor_id ? keyById(database, old.successor_id, now) : undefined;
    return { old, successor, kids: familyOf(database, id, now).map(({ kid }) => kid), ...longestLived(database, id) };
  });
  if (!read.ok) return read;
  const { old, successor, kids, tokens, total } = read.value;
  if (old === undefined) return fail(appError('key-not-found'));
  if (old.state !== 'active') return fail(appError('key-unusable', { field: 'id', expected: 'an active key', actual: old.state }));
  const following = successor?.state === 'retired' ? undefined : successor;
  for (const signer of following === undefined ? [id] : [id, following.id]) {
    const ready = await source.signingKey(signer);
    if (!ready.ok) return ready;
  }
  const standIn = following === undefined ? await standInFor(old.alg, kids, signal) : ok(null);
  if (!standIn.ok) return standIn;
  const successorId = following?.state === 'next' ? following.id : null;
  return ok({ now, successorId, standIn: standIn.value, tokens, total });
}

/** A successor of the same algorithm, in memory only. */
async function standInFor(alg: KeyAlgorithm, kids: readonly string[], signal?: AbortSignal): Promise<Result<FamilyKey>> {
  if (!isJws(alg)) return fail(appError('key-unusable', { expected: 'a key for signing', actual: alg }));
  let kid = 'next';
  for (let ordinal = 2; kids.includes(kid); ordinal += 1) kid = `next-${ordinal}`;
  const signing = toSigningKey(await generateKey(alg, undefined, signal), alg, kid);
  return signing.ok ? ok({ ...heldKey({ ...signing.value, kid }, { id: null, name: kid }), state: 'next' }) : signing;
}

async function play(
  { id, overlapSeconds }: SwitchRotation,
  cast: Cast,
  parts: RehearsalParts,
  signal?: AbortSignal,
): Promise<Result<Rehearsal>> {
  const played: (PlayedStep & { step: RotationStep; at: number })[] = [];
  for (const step of rotationSteps) {
    const at = step === 'retired' ? cast.now + overlapSeconds : cast.now;
    const isOverAtOnce = step === 'switched' && overlapSeconds === 0;
    const keys = await keysAt(isOverAtOnce ? 'retired' : step, at, id, cast, parts);
    if (!keys.ok) return keys;
    played.push({ step, at, ...(await playStep({ at, keys: keys.value, tokens: cast.tokens }, signal)) });
  }
  const tokens = cast.tokens.map(({ id: token, label, expiresAt }, index) => ({
    id: token,
    label,
    expiresAt,
    answers: played.flatMap(({ answers }) => answers[index] ?? []),
  }));
  return ok({
    steps: played.map(({ step, at, seen }) => ({ step, at, ...seen })),
    tokens,
    total: cast.total,
    broken: tokens.filter(({ answers }) => breaks(answers)).length,
  });
}

/** The family as it stands at that time, but for the two keys, which play their parts. */
async function keysAt(
  step: RotationStep,
  at: number,
  id: string,
  cast: Cast,
  { vault, source }: RehearsalParts,
): Promise<Result<LocalApiKeySet>> {
  const rows = vault.read(({ database }) => familyOf(database, id, at));
  if (!rows.ok) return rows;
  const family = await familyKeys(rows.value, source);
  if (cast.standIn !== null) family.push(cast.standIn);
  const { old, next } = roles[step];
  const members = family.flatMap((member) => {
    if (member.key.id === id) return [{ ...member, state: old }];
    if (member.key.id !== cast.successorId) return [member];
    return next === null ? [] : [{ ...member, state: next }];
  });
  return ok(keySetOf(members));
}

/** Whether the change of keys is what refuses a token: not its own times, and not what refused it before. */
function breaks([before, ...later]: readonly RehearsedAnswer[]): boolean {
  return before !== undefined && !isKeyRefusal(before) && later.some(isKeyRefusal);
}

function isKeyRefusal({ refusedBy }: RehearsedAnswer): boolean {
  return refusedBy !== null && !/^(?:exp|nbf|iat)-/.test(refusedBy);
}
