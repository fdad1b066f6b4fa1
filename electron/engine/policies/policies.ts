import { randomUUID } from 'node:crypto';
import { builtInPolicies } from '../../../shared/builtin-policies.ts';
import { appError, type AppError } from '../../../shared/errors.ts';
import { undoSeconds } from '../../../shared/keys.ts';
import type { PolicyContent, SavedPolicy } from '../../../shared/policies.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { inTurns, type Steps } from '../turns.ts';
import { addPolicies, takenIssuer } from './add-policies.ts';
import { readPolicies, writePolicies } from './policy-file.ts';
import {
  deletedPolicy,
  dropDeleted,
  insertPolicy,
  isNameTaken,
  markDeleted,
  ownIds,
  ownPolicy,
  policyOfIssuer,
  unmarkDeleted,
  updatePolicy,
} from './policy-rows.ts';

export type PolicyParts = {
  readonly vault: Vault;
  /** Whole Unix seconds. */
  readonly now: () => number;
};

/** Saved ways to judge: the built-in ones, and the user's own in the vault. */
export class Policies {
  private readonly parts: PolicyParts;

  constructor(parts: PolicyParts) {
    this.parts = parts;
  }

  /** Built-in ones first, in their order; then the user's own by name. */
  *listing(): Steps<Result<SavedPolicy[]>> {
    const { vault } = this.parts;
    const ids = vault.read(({ database }) => ownIds(database));
    if (!ids.ok) return ids;
    const list: SavedPolicy[] = [...builtInPolicies];
    for (const id of ids.value) {
      yield;
      const own = vault.read(({ database }) => ownPolicy(database, id));
      if (!own.ok) return own;
      // It may have been deleted meanwhile.
      if (own.value !== undefined) list.push(own.value);
    }
    return ok(list);
  }

  /** Error: 'policy-not-found'. Built-in ones are there without a vault. */
  get(id: string): Result<SavedPolicy> {
    const builtIn = builtInPolicies.find((policy) => policy.id === id);
    if (builtIn !== undefined) return ok(builtIn);
    const own = this.parts.vault.read(({ database }) => ownPolicy(database, id));
    if (!own.ok) return own;
    return own.value === undefined ? fail(appError('policy-not-found')) : ok(own.value);
  }

  /** The one that judges the tokens of this issuer by itself; null where none does. The text is compared exactly. */
  forIssuer(issuer: string): Result<SavedPolicy | null> {
    return this.parts.vault.read(({ database }) => policyOfIssuer(database, issuer) ?? null);
  }

  /**
   * @param id null makes a new one
   * Errors: 'policy-built-in', 'name-taken', 'issuer-taken' with the name of the policy that has it, 'policy-not-found';
   * 'invalid-input' where a token could choose to be judged by its own key.
   */
  save(id: string | null, content: PolicyContent): Result<SavedPolicy> {
    if (isBuiltIn(id)) return fail(appError('policy-built-in', { field: 'id' }));
    const selfMade = selfJudged(content, 'forIssuers');
    if (selfMade !== undefined) return fail(selfMade);
    const { vault, now } = this.parts;
    const own = id ?? randomUUID();
    const saved = vault.write(({ database }): Result<null> => {
      const free = isFree(database, own, content);
      if (!free.ok) return free;
      if (id === null) insertPolicy(database, own, content, now());
      else if (updatePolicy(database, own, content, now()) === 0) return fail(appError('policy-not-found'));
      return ok(null);
    });
    const done = flat(saved);
    return done.ok ? this.get(own) : done;
  }

  /** Can be undone for 10 s. Errors: 'policy-built-in', 'policy-not-found'. */
  remove(id: string): Result<null> {
    if (isBuiltIn(id)) return fail(appError('policy-built-in', { field: 'id' }));
    const { vault, now } = this.parts;
    const marked = vault.write(
      ({ database }) => {
        dropDeleted(database, now() - undoSeconds);
        return markDeleted(database, id, now());
      },
      { frees: true },
    );
    if (!marked.ok) return marked;
    return marked.value === 0 ? fail(appError('policy-not-found')) : ok(null);
  }

  /** Errors: 'policy-not-found'; 'name-taken' or 'issuer-taken' where another one got its name or issuer meanwhile. */
  restore(id: string): Result<null> {
    return flat(
      this.parts.vault.write(({ database }): Result<null> => {
        const deleted = deletedPolicy(database, id);
        if (deleted === undefined) return fail(appError('policy-not-found'));
        const free = isFree(database, id, deleted);
        if (free.ok) unmarkDeleted(database, deleted);
        return free;
      }),
    );
  }

  purge(): void {
    const { vault, now } = this.parts;
    vault.write(({ database }) => dropDeleted(database, now() - undoSeconds), { frees: true });
  }

  /** JSON text for a file. Built-in ones may be among them. Error: 'policy-not-found'. */
  *exportText(ids: readonly string[]): Steps<Result<string>> {
    const contents: PolicyContent[] = [];
    for (const id of ids) {
      yield;
      const saved = this.get(id);
      if (!saved.ok) return saved;
      const { name, description, policy, forIssuers } = saved.value;
      contents.push({ name, description, policy, forIssuers });
    }
    yield;
    return ok(writePolicies(contents));
  }

  /**
   * All of them or none. One whose name is taken gets a number behind it.
   * Errors: those of `readPolicies`; 'issuer-taken', also where two of the file have the same issuer; 'invalid-input' as of `save`.
   */
  async importText(text: string): Promise<Result<SavedPolicy[]>> {
    const contents = await inTurns(readPolicies(text));
    if (!contents.ok) return contents;
    const selfMade = contents.value.map((content, index) => selfJudged(content, `policies.${index}.forIssuers`)).find(Boolean);
    const refusal = selfMade ?? takenInFile(contents.value);
    if (refusal !== undefined) return fail(refusal);
    return addPolicies(this.parts.vault, contents.value, this.parts.now());
  }
}

function isBuiltIn(id: string | null): boolean {
  return builtInPolicies.some((policy) => policy.id === id);
}

/** A refusal inside of a transaction that wrote nothing. */
function flat<T>(result: Result<Result<T>>): Result<T> {
  return result.ok ? result.value : result;
}

function isFree(database: Database, id: string, content: PolicyContent): Result<null> {
  const { name } = content;
  if (isNameTaken(database, name, id)) return fail(appError('name-taken', { field: 'name', actual: name }));
  const taken = takenIssuer(database, id, content);
  return taken === undefined ? ok(null) : fail(taken);
}

/** What a token says of its issuer would choose that its own key judges it: it would need nobody else's (docs/decisions/0017). */
function selfJudged({ policy, forIssuers: [issuer] }: PolicyContent, field: string): AppError | undefined {
  if (!policy.byOwnKey || issuer === undefined) return undefined;
  return appError('invalid-input', { field, expected: 'none beside byOwnKey', actual: issuer });
}

function takenInFile(contents: readonly PolicyContent[]) {
  const owners = new Map<string, string>();
  for (const { name, forIssuers } of contents) {
    for (const issuer of new Set(forIssuers)) {
      const owner = owners.get(issuer);
      if (owner !== undefined) return appError('issuer-taken', { field: name, actual: owner });
      owners.set(issuer, name);
    }
  }
  return undefined;
}
