import { randomUUID } from 'node:crypto';
import { builtInProfiles } from '../../../shared/builtin-profiles.ts';
import { appError } from '../../../shared/errors.ts';
import { undoSeconds } from '../../../shared/keys.ts';
import type { Profile, ProfileContent } from '../../../shared/profiles.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { numberedName } from '../numbered-name.ts';
import type { Vault } from '../vault/vault.ts';
import { readProfiles, writeProfiles, type KeyNames } from './profile-file.ts';
import {
  deletedName,
  dropDeleted,
  insertProfile,
  isNameTaken,
  markDeleted,
  ownProfile,
  ownProfiles,
  unmarkDeleted,
  updateProfile,
} from './profile-rows.ts';

export type ProfileParts = {
  readonly vault: Vault;
  readonly ring: Pick<KeyRing, 'rows'>;
  /** Whole Unix seconds. */
  readonly now: () => number;
};

/** Saved ways to mint: the built-in ones, and the user's own in the vault. */
export class Profiles {
  private readonly parts: ProfileParts;

  constructor(parts: ProfileParts) {
    this.parts = parts;
  }

  /** Built-in ones first, in their order; then the user's own by name. */
  list(): Result<Profile[]> {
    const own = this.parts.vault.read(({ database }) => ownProfiles(database));
    return own.ok ? ok([...builtInProfiles, ...own.value]) : own;
  }

  /** Error: 'profile-not-found'. */
  get(id: string): Result<Profile> {
    const builtIn = builtInProfiles.find((profile) => profile.id === id);
    if (builtIn !== undefined) return ok(builtIn);
    const own = this.parts.vault.read(({ database }) => ownProfile(database, id));
    if (!own.ok) return own;
    return own.value === undefined ? fail(appError('profile-not-found')) : ok(own.value);
  }

  /** @param id null makes a new one. Errors: 'profile-built-in', 'name-taken', 'profile-not-found'. */
  save(id: string | null, content: ProfileContent): Result<Profile> {
    if (isBuiltIn(id)) return fail(appError('profile-built-in', { field: 'id' }));
    const { vault, now } = this.parts;
    const own = id ?? randomUUID();
    const saved = vault.write(({ database }): Result<null> => {
      if (isNameTaken(database, content.name, own)) return fail(appError('name-taken', { field: 'name', actual: content.name }));
      if (id === null) insertProfile(database, own, content, now());
      else if (updateProfile(database, own, content, now()) === 0) return fail(appError('profile-not-found'));
      return ok(null);
    });
    const done = flat(saved);
    return done.ok ? this.get(own) : done;
  }

  /** Can be undone for 10 s. Errors: 'profile-built-in', 'profile-not-found'. */
  remove(id: string): Result<null> {
    if (isBuiltIn(id)) return fail(appError('profile-built-in', { field: 'id' }));
    const { vault, now } = this.parts;
    return this.changed(
      vault.write(
        ({ database }) => {
          dropDeleted(database, now() - undoSeconds);
          return markDeleted(database, id, now());
        },
        { frees: true },
      ),
    );
  }

  /** Errors: 'profile-not-found'; 'name-taken' where another one got its name meanwhile. */
  restore(id: string): Result<null> {
    const restored = this.parts.vault.write(({ database }): Result<number> => {
      const name = deletedName(database, id);
      if (name !== undefined && isNameTaken(database, name, id)) return fail(appError('name-taken', { field: 'name', actual: name }));
      return ok(unmarkDeleted(database, id));
    });
    return this.changed(flat(restored));
  }

  purge(): void {
    const { vault, now } = this.parts;
    vault.write(({ database }) => dropDeleted(database, now() - undoSeconds), { frees: true });
  }

  /** JSON text for a file; see `writeProfiles`. Built-in ones may be among them. */
  exportText(ids: readonly string[]): Result<string> {
    const contents: ProfileContent[] = [];
    for (const id of ids) {
      const profile = this.get(id);
      if (!profile.ok) return profile;
      const { id: _, isBuiltIn: __, changedAt: ___, ...content } = profile.value;
      contents.push(content);
    }
    const names = this.keyNames();
    return names.ok ? writeProfiles(contents, names.value) : names;
  }

  /** All of them or none. One whose name is taken gets a number behind it. Errors: those of `readProfiles`. */
  importText(text: string): Result<Profile[]> {
    const names = this.keyNames();
    if (!names.ok) return names;
    const contents = readProfiles(text, names.value);
    if (!contents.ok) return contents;
    const { vault, now } = this.parts;
    const added = vault.write(({ database }) =>
      contents.value.map((content) => {
        const id = randomUUID();
        const { name } = numberedName(content.name, (one) => isNameTaken(database, one, ''));
        insertProfile(database, id, { ...content, name }, now());
        return id;
      }),
    );
    if (!added.ok) return added;
    const profiles: Profile[] = [];
    for (const id of added.value) {
      const profile = this.get(id);
      if (!profile.ok) return profile;
      profiles.push(profile.value);
    }
    return ok(profiles);
  }

  private keyNames(): Result<KeyNames> {
    const rows = this.parts.ring.rows();
    if (!rows.ok) return rows;
    const byId = new Map(rows.value.map((row) => [row.id, row]));
    return ok({
      nameOf: (id) => {
        const row = byId.get(id);
        return row === undefined ? null : { kid: row.kid, alg: row.alg };
      },
      idOf: (key) => rows.value.find((row) => row.kid === key.kid && row.alg === key.alg)?.id ?? null,
    });
  }

  private changed(result: Result<number>): Result<null> {
    if (!result.ok) return result;
    return result.value === 0 ? fail(appError('profile-not-found')) : ok(null);
  }
}

function isBuiltIn(id: string | null): boolean {
  return builtInProfiles.some((profile) => profile.id === id);
}

/** A refusal inside of a transaction that otherwise went well. */
function flat<T>(result: Result<Result<T>>): Result<T> {
  return result.ok ? result.value : result;
}
