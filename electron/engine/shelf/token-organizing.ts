import { z } from 'zod';
import type { OrganizeTokens } from '../../../shared/tokens.ts';
import type { Database, SqlValue } from '../vault/database.ts';
import { keepNotes } from './token-writes.ts';

const standingRow = z.strictObject({ position: z.int(), tags: z.string(), notes: z.string() });
const tagList = z.array(z.string());
const mostTags = 20;

/** Changes what is given of one token; false where it is not there. Tags beyond the 20th are not added. */
export function organizeToken(database: Database, id: string, changes: Omit<OrganizeTokens, 'ids'>): boolean {
  const sql = `SELECT tokens.position, tokens.tags, coalesce(token_notes.notes, '') AS notes
    FROM tokens LEFT JOIN token_notes ON token_notes.position = tokens.position WHERE tokens.id = ? AND tokens.deleted_at IS NULL`;
  const standing = database.get(sql, [id], standingRow);
  if (standing === undefined) return false;
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
  return true;
}

function tagsAfter(before: readonly string[], { tags, addTags = [], removeTags = [] }: Omit<OrganizeTokens, 'ids'>): string[] {
  const left = (tags ?? before).filter((tag) => !removeTags.includes(tag));
  return [...new Set([...left, ...addTags])].slice(0, mostTags);
}

/** Another span begins anew: it may be renewed or reminded of again. */
function columnsOf({ label, folder, environment, renewsBefore, remindsBefore }: Omit<OrganizeTokens, 'ids'>): Record<string, SqlValue> {
  return {
    ...(label === undefined ? {} : { label }),
    ...(folder === undefined ? {} : { folder }),
    ...(environment === undefined ? {} : { environment }),
    ...(renewsBefore === undefined ? {} : { renews_before: renewsBefore, renewal_problem: null }),
    ...(remindsBefore === undefined ? {} : { reminds_before: remindsBefore, reminded_for: null }),
  };
}
