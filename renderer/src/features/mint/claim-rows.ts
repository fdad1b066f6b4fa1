import { jsonString, type JsonMember, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import { maxJsonDepth, parseJson, type JsonError } from '../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';

/** 'quoted' is a text that no one-line field can show, written as JSON; it is never offered, only met with. */
export const claimKinds = ['string', 'number', 'boolean', 'null', 'list', 'object'] as const;
export type ClaimKind = (typeof claimKinds)[number] | 'quoted';

/**
 * One claim as it is typed. `text` is what stands in the value's field: the text itself for
 * 'string', the number's digits for 'number', JSON for 'list', 'object' and 'quoted'. `isLeft`: its mistakes may be named.
 */
export type ClaimRow = {
  readonly id: number;
  readonly name: string;
  readonly kind: ClaimKind;
  readonly text: string;
  readonly isLeft: boolean;
};

export type RowProblem =
  | { readonly problem: 'name-missing' }
  | { readonly problem: 'name-repeated' }
  | { readonly problem: 'not-a-number' }
  | { readonly problem: 'not-of-kind'; readonly kind: 'list' | 'object' | 'quoted' }
  | { readonly problem: 'not-json'; readonly error: JsonError };
export type RowProblems = ReadonlyMap<number, RowProblem>;

/** What keeps JSON text from being shown as rows. */
export type TextProblem =
  | { readonly problem: 'not-json'; readonly error: JsonError }
  | { readonly problem: 'not-an-object' }
  | { readonly problem: 'name-unlistable'; readonly name: string };

type Read<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A one-line field drops line breaks, and control characters cannot be seen in it. */
const control = /[\u0000-\u001f]/;

export function newRow(rows: readonly ClaimRow[]): ClaimRow {
  const id = rows.reduce((highest, row) => Math.max(highest, row.id), 0) + 1;
  return { id, name: '', kind: 'string', text: '', isLeft: false };
}

/** A row that was added and never filled in counts for nothing. */
export function isBlank(row: ClaimRow): boolean {
  return row.name === '' && row.text.trim() === '' && row.kind !== 'null' && row.kind !== 'boolean';
}

/** Takes the value along as far as it can be meant in the other kind; else it stays to be corrected. */
export function withKind(row: ClaimRow, kind: ClaimKind): ClaimRow {
  return { ...row, kind, text: textFor(row, kind) };
}

function textFor(row: ClaimRow, kind: ClaimKind): string {
  const { text } = row;
  const trimmed = text.trim();
  switch (kind) {
    case 'boolean':
      return trimmed === 'true' ? 'true' : 'false';
    case 'list':
      if (trimmed === '' || trimmed.startsWith('[')) return text;
      return row.kind === 'string' ? `[${JSON.stringify(text)}]` : `[${text}]`;
    case 'string':
      return row.kind === 'list' || row.kind === 'quoted' ? textOfOne(text) : text;
    case 'null':
    case 'number':
    case 'object':
    case 'quoted':
      return text;
  }
}

/** The one text of a list, or of a JSON text, where it can stand in a one-line field. */
function textOfOne(text: string): string {
  const parsed = parseJson(text);
  if (!parsed.ok) return text;
  const only = parsed.value.kind === 'array' && parsed.value.items.length === 1 ? parsed.value.items[0] : parsed.value;
  return only?.kind === 'string' && !control.test(only.value) ? only.value : text;
}

export function rowsOfObject(object: JsonObject): ClaimRow[] {
  return object.members.map((member, index) => ({ id: index + 1, name: member.name, isLeft: true, ...fieldsOf(member.value) }));
}

function fieldsOf(value: JsonNode): Pick<ClaimRow, 'kind' | 'text'> {
  switch (value.kind) {
    case 'string':
      return control.test(value.value) ? { kind: 'quoted', text: stringifyJson(value) } : { kind: 'string', text: value.value };
    case 'number':
      return { kind: 'number', text: value.source };
    case 'boolean':
      return { kind: 'boolean', text: String(value.value) };
    case 'null':
      return { kind: 'null', text: '' };
    case 'array':
      return { kind: 'list', text: stringifyJson(value) };
    case 'object':
      return { kind: 'object', text: stringifyJson(value) };
  }
}

/** The object that the rows mean, or what is wrong with which row. */
export function objectOfRows(rows: readonly ClaimRow[]): Read<JsonObject, RowProblems> {
  const members: JsonMember[] = [];
  const problems = new Map<number, RowProblem>();
  const names = new Set<string>();
  for (const row of rows) {
    if (isBlank(row)) continue;
    const value = nodeOfRow(row);
    if (row.name === '') problems.set(row.id, { problem: 'name-missing' });
    else if (names.has(row.name)) problems.set(row.id, { problem: 'name-repeated' });
    else if (!value.ok) problems.set(row.id, value.error);
    else members.push({ name: row.name, value: value.value });
    names.add(row.name);
  }
  return problems.size > 0 ? { ok: false, error: problems } : { ok: true, value: { kind: 'object', members } };
}

const written = {
  list: { begins: '[', node: 'array' },
  object: { begins: '{', node: 'object' },
  quoted: { begins: '"', node: 'string' },
} as const;

function nodeOfRow(row: ClaimRow): Read<JsonNode, RowProblem> {
  const name = parseJson(JSON.stringify(row.name));
  if (!name.ok) return { ok: false, error: { problem: 'not-json', error: name.error } };
  switch (row.kind) {
    case 'null':
      return { ok: true, value: { kind: 'null' } };
    case 'boolean':
      return { ok: true, value: { kind: 'boolean', value: row.text === 'true' } };
    case 'number': {
      const parsed = parseJson(row.text);
      return parsed.ok && parsed.value.kind === 'number' ? parsed : { ok: false, error: { problem: 'not-a-number' } };
    }
    case 'string': {
      // Half a surrogate pair can be pasted; JSON text for other systems cannot hold it (RFC 7493 section 2.1).
      const parsed = parseJson(JSON.stringify(row.text));
      return parsed.ok ? { ok: true, value: jsonString(row.text) } : { ok: false, error: { problem: 'not-json', error: parsed.error } };
    }
    case 'list':
    case 'object':
    case 'quoted': {
      const parsed = parseJson(row.text, maxJsonDepth - 1);
      // Without its brackets the text is seldom JSON at all: then the brackets are what to tell of.
      const { begins, node } = written[row.kind];
      if (!row.text.trim().startsWith(begins)) return { ok: false, error: { problem: 'not-of-kind', kind: row.kind } };
      if (!parsed.ok) return { ok: false, error: { problem: 'not-json', error: parsed.error } };
      return parsed.value.kind === node ? parsed : { ok: false, error: { problem: 'not-of-kind', kind: row.kind } };
    }
  }
}

/** JSON text of the rows. Wrong ones are written as they were typed, so that nothing gets lost. */
export function textOfRows(rows: readonly ClaimRow[]): string {
  const filled = rows.filter((row) => !isBlank(row));
  if (filled.length === 0) return '';
  const object = objectOfRows(filled);
  if (object.ok) return stringifyJson(object.value, 2);
  const lines = filled.map((row) => `  ${JSON.stringify(row.name)}: ${rawTextOf(row)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function rawTextOf(row: ClaimRow): string {
  if (row.kind === 'null') return 'null';
  return row.kind === 'string' ? JSON.stringify(row.text) : row.text;
}

export function rowsOfText(text: string): Read<ClaimRow[], TextProblem> {
  if (text.trim() === '') return { ok: true, value: [] };
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, error: { problem: 'not-json', error: parsed.error } };
  if (parsed.value.kind !== 'object') return { ok: false, error: { problem: 'not-an-object' } };
  const odd = parsed.value.members.find((member) => member.name === '' || control.test(member.name));
  if (odd !== undefined) return { ok: false, error: { problem: 'name-unlistable', name: odd.name } };
  return { ok: true, value: rowsOfObject(parsed.value) };
}
