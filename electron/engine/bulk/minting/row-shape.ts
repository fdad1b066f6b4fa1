import { randomBytes } from 'node:crypto';
import { appError } from '../../../../shared/errors.ts';
import type { JsonMember, JsonNode } from '../../../../shared/json/node.ts';
import { maxJsonDepth, parseJson } from '../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import { parseClaims, reservedNames, shadowingField } from '../../../../shared/mint.ts';
import type { FilledRecipe, MintRecipe } from '../../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Variable, VariableKind } from '../../../../shared/variables.ts';
import type { Column, ColumnType } from '../reading/columns.ts';

/** A cell of the row that goes into the token. */
export type Slot = {
  /** Its place in the row. */
  readonly cell: number;
  readonly column: string;
  /** The variable that it fills: the recipe's own, or one that was made for it and stands for a claim. */
  readonly variable: string;
  readonly kind: VariableKind;
  /** Of a claim, what it has to be; null for a variable of the recipe. */
  readonly claim: ColumnType | null;
};

/**
 * How rows of the same columns fill a recipe. A further column becomes a claim by way of a variable of its own, whose name
 * nobody can have written: so what stands in a cell is a value, never a place to be filled again.
 */
export type RowShape = { readonly filled: FilledRecipe; readonly slots: readonly Slot[] };

/**
 * Errors: 'claim-shadows-field' for columns that are claims of the recipe's own already, 'form-impossible' for claims beside
 * a payload that is none, those of `parseClaims`.
 * @param columns of JSON lines: 'json' for each
 */
export function shapeOf(filled: FilledRecipe, columns: readonly Column[], addsOtherColumns: boolean): Result<RowShape> {
  const { recipe, variables, values } = filled;
  const kinds = new Map(variables.map(({ name, kind }) => [name, kind]));
  const prefix = `column${randomBytes(8).toString('hex')}.`;
  const slots = columns.flatMap(({ name, type }, cell): Slot[] => {
    const kind = kinds.get(name);
    if (kind !== undefined) return [{ cell, column: name, variable: name, kind, claim: null }];
    if (!addsOtherColumns) return [];
    return [{ cell, column: name, variable: `${prefix}${cell}`, kind: 'json', claim: type }];
  });
  const added = slots.filter(({ claim }) => claim !== null);
  const filledByRow = new Set(slots.map(({ variable }) => variable));
  const claims = withClaims(recipe, added);
  if (!claims.ok) return claims;
  if (added.length > 0 && recipe.payload.kind !== 'claims') {
    return fail(appError('form-impossible', { field: 'payload', expected: 'claims' }));
  }
  const shaped: FilledRecipe = {
    ...filled,
    recipe: { ...recipe, claims: claims.value },
    variables: [
      ...variables,
      ...added.map(({ variable, kind }): Variable => ({ name: variable, kind, default: '', isRequired: false, hint: '' })),
    ],
    values: values.filter(({ name }) => !filledByRow.has(name)),
  };
  return ok({ filled: shaped, slots });
}

function withClaims(recipe: MintRecipe, added: readonly Slot[]): Result<string> {
  if (added.length === 0) return ok(recipe.claims);
  const claims = parseClaims(recipe.claims);
  if (!claims.ok) return claims;
  const taken = new Set(claims.value.members.map(({ name }) => name));
  if (added.some(({ column }) => taken.has(column))) {
    // What the fields and minting set is told of along with it, and else when a row is composed: a field may turn out to be empty.
    const reserved = reservedNames(recipe);
    return fail(shadowingField(added.flatMap(({ column }) => (taken.has(column) || reserved.has(column) ? [column] : []))));
  }
  const members = added.map(({ column, variable }): JsonMember => ({ name: column, value: { kind: 'string', value: `{{${variable}}}` } }));
  return ok(stringifyJson({ kind: 'object', members: [...claims.value.members, ...members] }));
}

/** The recipe with a row's cells filled in; they were judged before. */
export function fillShape({ filled, slots }: RowShape, cells: readonly string[]): FilledRecipe {
  // As JSON, because an empty text would be no value, and so no claim.
  const values = slots.map(({ variable, cell, claim }) => {
    const text = cells[cell] ?? '';
    return { name: variable, value: claim === 'string' ? JSON.stringify(text) : text };
  });
  return { ...filled, values: [...filled.values, ...values] };
}

export const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Whether a cell is what its column says. Error: 'variable-malformed' with the column in `field`, never its text.
 * @returns the cell; of 'json' without what is between its tokens
 */
export function judgeClaim({ claim, column }: Slot, cell: string): Result<string> {
  let actual = cell === '' ? 'empty' : undefined;
  switch (claim) {
    case 'number':
      if (numberPattern.test(cell)) return ok(cell);
      break;
    case 'boolean':
      if (cell === 'true' || cell === 'false') return ok(cell);
      break;
    case 'json': {
      // One level less, as it becomes a member.
      const parsed = parseJson(cell, maxJsonDepth - 1);
      if (parsed.ok) return ok(stringifyJson(parsed.value));
      actual ??= parsed.error.problem;
      break;
    }
    case 'string':
    case null:
      return ok(cell);
  }
  return fail(appError('variable-malformed', { field: column.slice(0, 200), expected: claim, ...(actual !== undefined && { actual }) }));
}

/**
 * A member of a JSON line as the text that its variable takes. Null and a member that is missing are both "not given".
 * @returns null where no text says it
 */
export function memberText(value: JsonNode, kind: VariableKind): string | null {
  if (kind === 'json') return stringifyJson(value);
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'null':
      return '';
    case 'number':
    case 'boolean':
      return stringifyJson(value);
    case 'object':
      return null;
    case 'array': {
      const names = value.items.flatMap((item) => (item.kind === 'string' && !item.value.includes(',') ? [item.value] : []));
      return kind === 'list' && names.length === value.items.length ? names.join(',') : null;
    }
  }
}
