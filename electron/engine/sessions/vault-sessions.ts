import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { noPlace, type Place } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Shelf } from '../shelf/shelf.ts';
import type { Database } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { insertSession, sessionById, updateSession } from './session-rows.ts';
import { afterRefresh } from './session-rules.ts';
import type { SessionStore, ShelvedPair, SignedPair } from './session-store.ts';

export type SessionShelf = Pick<Shelf, 'add' | 'item' | 'replace' | 'setRole'>;

/** Undoes a transaction for a reason that is no bug. */
class Undone extends Error {
  readonly reason: AppError;
  constructor(reason: AppError) {
    super(reason.code);
    this.reason = reason;
  }
}

function orUndo<T>(result: Result<T>): T {
  if (!result.ok) throw new Undone(result.error);
  return result.value;
}

/** The sessions of the vault; their tokens stand on its shelf. */
export function vaultSessions(vault: Vault, shelf: SessionShelf): SessionStore {
  const atomically = <T>(work: (database: Database) => T): Result<T> => {
    try {
      return vault.write(({ database }) => work(database));
    } catch (error) {
      if (error instanceof Undone) return fail(error.reason);
      throw error;
    }
  };

  return {
    add: (session, pair, onto) =>
      atomically((database) => {
        insertSession(database, session);
        return onto === null ? null : shelve(shelf, pair, { ...onto, sessionId: session.id, refreshParentId: null });
      }),
    find: (id) => {
      const found = vault.read(({ database }) => sessionById(database, id));
      return found.ok ? ok(found.value ?? null) : found;
    },
    rotate: (rotation, pair, { presentedId, inPlaceOf }) =>
      atomically((database) => {
        const before = sessionById(database, rotation.id);
        if (before === undefined) return null;
        const { outcome, session } = afterRefresh(before, rotation);
        if (session !== before) updateSession(database, session);
        if (outcome !== 'rotated') return { outcome, session, shelved: null };
        const standing = standingTokens(database, session.id);
        const replacedId = presentedId ?? standing.refresh[0] ?? null;
        if (replacedId === null) return { outcome, session, shelved: null };
        const used = new Set([replacedId, ...standing.refresh]);
        if (inPlaceOf !== null) {
          used.delete(replacedId);
          const shelved = { accessId: inPlaceOf, refreshId: replacedId };
          orUndo(shelf.replace(shelved.accessId, pair.access));
          orUndo(shelf.replace(shelved.refreshId, pair.refresh));
          for (const id of used) orUndo(shelf.setRole(id, 'used'));
          return { outcome, session, shelved };
        }
        for (const id of used) orUndo(shelf.setRole(id, 'used'));
        const place = placeOf(shelf, replacedId);
        const parents = { parentId: standing.access[0] ?? null, refreshParentId: replacedId };
        return { outcome, session, shelved: shelve(shelf, pair, { place, sessionId: session.id, ...parents }) };
      }),
    change: (id, change) =>
      atomically((database) => {
        const before = sessionById(database, id);
        if (before === undefined) return null;
        const after = change(before);
        if (after !== before) updateSession(database, after);
        return after;
      }),
  };
}

type Onto = {
  readonly place: Place;
  readonly sessionId: string;
  readonly parentId: string | null;
  readonly refreshParentId: string | null;
};

function shelve(shelf: SessionShelf, { access, refresh, filled }: SignedPair, onto: Onto): ShelvedPair {
  const { place, sessionId, parentId, refreshParentId } = onto;
  const common = { source: 'minted', place, sessionId } as const;
  // The access token last: it is what one came for, and stands first in a list of the newest.
  const refreshItem = orUndo(
    shelf.add({ ...refresh, ...common, filled: null, profileId: null, parentId: refreshParentId, role: 'refresh' }),
  );
  const accessItem = orUndo(shelf.add({ ...access, ...common, filled, profileId: filled.profileId, parentId, role: 'access' }));
  return { accessId: accessItem.id, refreshId: refreshItem.id };
}

const standingSchema = z.strictObject({ id: z.string(), role: z.enum(['access', 'refresh']) });

/** The session's tokens on the shelf that were not exchanged yet, the newest first. */
function standingTokens(database: Database, sessionId: string): { access: string[]; refresh: string[] } {
  const rows = database.all(
    `SELECT id, role FROM tokens WHERE session_id = ? AND role IN ('access', 'refresh') AND deleted_at IS NULL ORDER BY position DESC`,
    [sessionId],
    standingSchema,
  );
  const ofRole = (role: string) => rows.filter((row) => row.role === role).map(({ id }) => id);
  return { access: ofRole('access'), refresh: ofRole('refresh') };
}

/** Without the notes: they are about the one token that they were written on. */
function placeOf(shelf: SessionShelf, id: string): Place {
  const { label, folder, environment, tags } = orUndo(shelf.item(id));
  return { ...noPlace, label, folder, environment, tags };
}
