import { parseJson } from '../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import { objectOfRows, rowsOfText, textOfRows, type ClaimRow, type RowProblems, type TextProblem } from './claim-rows.ts';

/**
 * The own claims, or further header parameters, in two views of one value. The view in front is the truth; the other one is kept
 * as it was left and is made anew only if the value was changed since (`isInStep` false). So going
 * to and fro loses neither a half-typed row nor the layout of JSON text.
 */
export type ClaimsDraft = {
  readonly view: 'rows' | 'json';
  readonly rows: readonly ClaimRow[];
  readonly text: string;
  readonly isInStep: boolean;
};

export type ClaimsProblem = { readonly view: 'rows'; readonly rows: RowProblems } | { readonly view: 'json'; readonly text: TextProblem };

export const noClaims: ClaimsDraft = { view: 'rows', rows: [], text: '', isInStep: true };

/** More rows are no longer looked over at a glance, and slow to draw. */
const mostRows = 100;

/** From JSON text, losslessly: rows where they can show all of it, else the text itself, mistakes and all. */
export function claimsDraftOf(text: string): ClaimsDraft {
  const rows = rowsOfText(text);
  if (!rows.ok) return { view: 'json', rows: [], text, isInStep: false };
  const view = rows.value.length > mostRows ? 'json' : 'rows';
  return { view, rows: rows.value, text: laidOut(text), isInStep: true };
}

/** For reading. The text as it is where it is no JSON. */
export function laidOut(text: string): string {
  const parsed = text.trim() === '' ? null : parseJson(text);
  return parsed?.ok === true ? stringifyJson(parsed.value, 2) : text;
}

export function withRows(draft: ClaimsDraft, rows: readonly ClaimRow[]): ClaimsDraft {
  return { ...draft, rows, isInStep: false };
}

export function withText(draft: ClaimsDraft, text: string): ClaimsDraft {
  return { ...draft, text, isInStep: false };
}

/** Always works: rows with mistakes become JSON text with mistakes. */
export function showJson(draft: ClaimsDraft): ClaimsDraft {
  return { ...draft, view: 'json', text: draft.isInStep ? draft.text : textOfRows(draft.rows), isInStep: true };
}

/** Works if the text is an object whose names fit into one-line fields; else the text stays in front. */
export function showRows(
  draft: ClaimsDraft,
): { readonly ok: true; readonly value: ClaimsDraft } | { readonly ok: false; readonly error: TextProblem } {
  if (draft.isInStep) return { ok: true, value: { ...draft, view: 'rows' } };
  const rows = rowsOfText(draft.text);
  if (!rows.ok) return rows;
  return { ok: true, value: { ...draft, view: 'rows', rows: rows.value, isInStep: true } };
}

type ClaimsRead = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: ClaimsProblem };

/** Several parts of the form ask about the same draft, and a megabyte takes some milliseconds. */
const alreadyRead = new WeakMap<ClaimsDraft, ClaimsRead>();

/** The claims as JSON text of an object, as minting takes them, or what is wrong with them. */
export function readClaims(draft: ClaimsDraft): ClaimsRead {
  const known = alreadyRead.get(draft);
  if (known !== undefined) return known;
  const read = readAnew(draft);
  alreadyRead.set(draft, read);
  return read;
}

function readAnew(draft: ClaimsDraft): ClaimsRead {
  if (draft.view === 'rows') {
    const object = objectOfRows(draft.rows);
    return object.ok
      ? { ok: true, value: object.value.members.length === 0 ? '' : stringifyJson(object.value) }
      : { ok: false, error: { view: 'rows', rows: object.error } };
  }
  if (draft.text.trim() === '') return { ok: true, value: '' };
  const parsed = parseJson(draft.text);
  if (!parsed.ok) return { ok: false, error: { view: 'json', text: { problem: 'not-json', error: parsed.error } } };
  if (parsed.value.kind !== 'object') return { ok: false, error: { view: 'json', text: { problem: 'not-an-object' } } };
  return { ok: true, value: stringifyJson(parsed.value) };
}
