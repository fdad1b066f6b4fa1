import { appError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { maxColumns } from './limits.ts';

const columnTypes = ['string', 'number', 'boolean', 'json'] as const;
/** What a cell is, where it becomes a claim. */
export type ColumnType = (typeof columnTypes)[number];
export type Column = { readonly name: string; readonly type: ColumnType };

const typed = /^(.+):(string|number|boolean|json)$/s;

/**
 * The columns that the head of a CSV names; "age:number" says what its cells are.
 * Errors: 'csv-malformed' at the cell that has no name or one that was there before, and for more than 200.
 */
export function readColumns(cells: readonly string[], line: number): Result<Column[]> {
  const malformed = (actual: string, place: number) => fail(appError('csv-malformed', { field: `columns.${place + 1}`, actual, line }));
  if (cells.length > maxColumns) {
    return fail(
      appError('csv-malformed', { field: 'columns', expected: `at most ${maxColumns} columns`, actual: String(cells.length), line }),
    );
  }
  const columns: Column[] = [];
  const names = new Set<string>();
  for (const [place, cell] of cells.entries()) {
    const column = readColumn(cell);
    if (column.name.trim() === '') return malformed('no-column-name', place);
    if (names.has(column.name)) return malformed('column-name-twice', place);
    names.add(column.name);
    columns.push(column);
  }
  return ok(columns);
}

function readColumn(cell: string): Column {
  const [, name, suffix] = typed.exec(cell) ?? [];
  const type = columnTypes.find((one) => one === suffix);
  return name === undefined || type === undefined ? { name: cell, type: 'string' } : { name, type };
}
