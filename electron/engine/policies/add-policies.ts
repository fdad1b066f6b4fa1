import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { appError, type AppError } from '../../../shared/errors.ts';
import type { PolicyContent, SavedPolicy } from '../../../shared/policies.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { numberedName } from '../numbered-name.ts';
import { inBites } from '../shelf/bites.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { dropHidden, insertPolicy, issuersTaken, ownNames, showHidden } from './policy-rows.ts';

/**
 * All of them or none; one whose name is taken gets a number behind it. They are written bite by bite, hidden as deleted ones are,
 * and shown in one step: what a crash leaves behind is purged as those are.
 * Errors: 'issuer-taken'; 'name-taken' where somebody took one while they were written.
 */
export async function addPolicies(vault: Vault, contents: readonly PolicyContent[], now: number): Promise<Result<SavedPolicy[]>> {
  const names = vault.read(({ database }) => new Set(ownNames(database)));
  if (!names.ok) return names;
  const added = named(contents, names.value, now);
  let refusal: AppError | undefined;
  const written = await inBites(vault, (database, index) => {
    const policy = added[index];
    if (policy === undefined) return null;
    refusal = takenIssuer(database, policy.id, policy);
    if (refusal !== undefined) return null;
    insertPolicy(database, policy.id, contentOf(policy), now, now);
    return 1;
  });
  const shown = !written.ok ? written : refusal !== undefined ? fail(refusal) : show(vault, added);
  await setImmediate(); // what is told of them has a turn of its own
  if (!shown.ok) await inBites(vault, (database, index) => dropAt(database, added, index), { frees: true });
  return shown;
}

function show(vault: Vault, added: readonly SavedPolicy[]): Result<SavedPolicy[]> {
  const shown = vault.write(({ database }): Result<SavedPolicy[]> => {
    const names = new Set(ownNames(database));
    const taken = added.find(({ name }) => names.has(name));
    if (taken !== undefined) return fail(appError('name-taken', { field: 'name', actual: taken.name }));
    const ids = added.map(({ id }) => id);
    return showHidden(database, ids) === ids.length ? ok([...added]) : fail(appError('policy-not-found'));
  });
  return shown.ok ? shown.value : shown;
}

function dropAt(database: Database, added: readonly SavedPolicy[], index: number): number | null {
  const policy = added[index];
  if (policy === undefined) return null;
  dropHidden(database, policy.id);
  return 1;
}

/** The first of its issuers that another policy has. */
export function takenIssuer(database: Database, id: string, { forIssuers }: PolicyContent): AppError | undefined {
  const names = new Map(issuersTaken(database, forIssuers, id).map(({ issuer, name }) => [issuer, name]));
  const index = forIssuers.findIndex((issuer) => names.has(issuer));
  return index === -1
    ? undefined
    : appError('issuer-taken', { field: `forIssuers.${index}`, actual: names.get(forIssuers[index] ?? '') ?? '' });
}

function contentOf({ name, description, policy, forIssuers }: SavedPolicy): PolicyContent {
  return { name, description, policy, forIssuers };
}

/** @param taken names; those that are given out join them */
function named(contents: readonly PolicyContent[], taken: Set<string>, now: number): SavedPolicy[] {
  // The last number that was given out for each name, so that a thousand of one name are not counted through each time.
  const numbers = new Map<string, number>();
  return contents.map((content) => {
    const { name, number } = numberedName(content.name, (one) => taken.has(one), (numbers.get(content.name) ?? 0) + 1);
    numbers.set(content.name, number);
    taken.add(name);
    return { ...content, name, id: randomUUID(), isBuiltIn: false, changedAt: now };
  });
}
