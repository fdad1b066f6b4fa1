import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { OrganizeTokens } from '../../../shared/tokens.ts';
import type { Database, SqlValue } from '../vault/database.ts';
import type { Vault } from '../vault/vault.ts';
import { inBites } from './bites.ts';
import { keepNotes } from './token-writes.ts';

/** What is said of a token, each as far as it is given. */
type Changes = Omit<OrganizeTokens, 'ids'>;
type Former = { readonly id: string; readonly changes: Changes };
export type OrganizedTokens = { readonly batch: string; readonly count: number };

/** Longer than the 10 s for which undoing is offered, as that begins when the last of many calls has ended. */
const keptMilliseconds = 300_000;
/** As many tokens as a large shelf has; the oldest changes are forgotten first. */
const mostKept = 200_000;
const mostTags = 20;

/** Names, places, tags, notes and wishes of tokens, and what they were before, for a while and in memory only. */
export class TokenOrganizing {
  private readonly vault: Vault;
  private readonly former = new Map<string, readonly Former[]>();

  constructor(vault: Vault) {
    this.vault = vault;
  }

  /** Those that are not there are passed over. Error: 'token-not-found' where none is. */
  async organize({ ids, ...changes }: OrganizeTokens): Promise<Result<OrganizedTokens>> {
    const before: (Changes | null)[] = [];
    const organized = await inBites(this.vault, (database, index) => {
      const id = ids[index];
      if (id === undefined) return null;
      const former = organizeToken(database, id, changes);
      before[index] = former;
      return former === null ? 0 : 1;
    });
    if (!organized.ok) return organized;
    if (organized.value === 0) return fail(appError('token-not-found'));
    const batch = randomUUID();
    this.keep(
      batch,
      ids.flatMap((id, index) => {
        const former = before[index] ?? null;
        return former === null ? [] : [{ id, changes: former }];
      }),
    );
    return ok({ batch, count: organized.value });
  }

  /** Once: what was changed then is again what it was before. Error: 'token-not-found' where the time is over, or none is there. */
  async undo(batch: string): Promise<Result<null>> {
    const former = this.former.get(batch) ?? [];
    const undone = await inBites(this.vault, (database, index) => {
      const one = former[index];
      if (one === undefined) return null;
      return organizeToken(database, one.id, one.changes) === null ? 0 : 1;
    });
    if (!undone.ok) return undone;
    this.former.delete(batch);
    return undone.value === 0 ? fail(appError('token-not-found')) : ok(null);
  }

  /** The vault is closed. */
  releaseAll(): void {
    this.former.clear();
  }

  private keep(batch: string, former: readonly Former[]): void {
    this.former.set(batch, former);
    let kept = [...this.former.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [oldest, { length }] of this.former) {
      if (kept <= mostKept) break;
      this.former.delete(oldest);
      kept -= length;
    }
    setTimeout(() => this.former.delete(batch), keptMilliseconds).unref();
  }
}

const standingRow = z.strictObject({
  position: z.int(),
  label: z.string(),
  folder: z.string(),
  environment: z.string(),
  tags: z.string(),
  notes: z.string(),
  renewsBefore: z.int().nullable(),
  remindsBefore: z.int().nullable(),
});
const tagList = z.array(z.string());

/**
 * Changes what is given of one token. Tags beyond the 20th are not added.
 * @returns what that was before; null where there is no such token
 */
function organizeToken(database: Database, id: string, changes: Changes): Changes | null {
  const sql = `SELECT tokens.position, label, folder, environment, tokens.tags, coalesce(token_notes.notes, '') AS notes,
      renews_before AS renewsBefore, reminds_before AS remindsBefore
    FROM tokens LEFT JOIN token_notes ON token_notes.position = tokens.position WHERE tokens.id = ? AND tokens.deleted_at IS NULL`;
  const standing = database.get(sql, [id], standingRow);
  if (standing === undefined) return null;
  const { position } = standing;
  const before = tagList.parse(JSON.parse(standing.tags));
  const tags = tagsAfter(before, changes);
  const notes = changes.notes ?? standing.notes;
  const columns = columnsOf(changes);
  const areTagsOther = JSON.stringify(tags) !== JSON.stringify(before);
  if (areTagsOther) columns.tags = JSON.stringify(tags);
  const names = Object.keys(columns);
  if (names.length > 0) {
    const assignments = names.map((name) => `${name} = :${name}`).join(', ');
    database.run(`UPDATE tokens SET ${assignments} WHERE position = :position`, { ...columns, position });
  }
  if (areTagsOther || notes !== standing.notes) keepNotes(database, position, notes, tags);
  return formerOf(standing, changes, areTagsOther ? before : null);
}

function formerOf(
  { label, folder, environment, notes, renewsBefore, remindsBefore }: z.infer<typeof standingRow>,
  changes: Changes,
  tags: string[] | null,
): Changes {
  return {
    ...(changes.label !== undefined && { label }),
    ...(changes.folder !== undefined && { folder }),
    ...(changes.environment !== undefined && { environment }),
    ...(changes.notes !== undefined && { notes }),
    ...(changes.renewsBefore !== undefined && { renewsBefore }),
    ...(changes.remindsBefore !== undefined && { remindsBefore }),
    ...(tags !== null && { tags }),
  };
}

function tagsAfter(before: readonly string[], { tags, addTags = [], removeTags = [] }: Changes): string[] {
  const left = (tags ?? before).filter((tag) => !removeTags.includes(tag));
  return [...new Set([...left, ...addTags])].slice(0, mostTags);
}

/** Another span begins anew: it may be renewed or reminded of again. */
function columnsOf({ label, folder, environment, renewsBefore, remindsBefore }: Changes): Record<string, SqlValue> {
  return {
    ...(label === undefined ? {} : { label }),
    ...(folder === undefined ? {} : { folder }),
    ...(environment === undefined ? {} : { environment }),
    ...(renewsBefore === undefined ? {} : { renews_before: renewsBefore, renewal_problem: null }),
    ...(remindsBefore === undefined ? {} : { reminds_before: remindsBefore, reminded_for: null }),
  };
}
