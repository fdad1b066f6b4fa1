import { appError, type AppError } from '../../../../shared/errors.ts';
import type { JsonObject } from '../../../../shared/json/node.ts';
import type { FilledRecipe } from '../../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { composeToken } from '../../../../shared/mint.ts';
import type { Column } from '../reading/columns.ts';
import { maxColumns } from '../reading/limits.ts';
import { currentSecond, sha256 } from './compose-tools.ts';
import type { KeyFacts } from './posted-keys.ts';
import { fillShape, judgeClaim, memberText, shapeOf, type RowShape } from './row-shape.ts';
import type { Template } from './template.ts';
import type { ReadRow } from './written-row.ts';

/** A shape, and what was made of it so far. */
export type ShapeInUse = {
  readonly shape: RowShape;
  /** Whether a template is possible; not known before the first try. */
  canTemplate: boolean | null;
  template: Template | null;
  /** The second that the template is of. */
  second: number;
};

export type FilledRow = { readonly used: ShapeInUse; readonly cells: readonly string[] };

/** Rows of JSON lines may each have members of their own; so many combinations are remembered. */
const mostShapes = 64;

/** What rows make of a recipe. */
export class RowShapes {
  private readonly filled: FilledRecipe;
  private readonly addsOtherColumns: boolean;
  private readonly shapes = new Map<string, Result<ShapeInUse>>();
  private readonly ofColumns: Result<ShapeInUse> | null;
  private readonly hasTypedClaims: boolean;

  /** @param columns of a CSV; null for JSON lines */
  constructor(filled: FilledRecipe, addsOtherColumns: boolean, columns: readonly Column[] | null) {
    this.filled = filled;
    this.addsOtherColumns = addsOtherColumns;
    this.ofColumns = columns === null ? null : this.make(columns);
    this.hasTypedClaims = columns?.some(({ type }) => type !== 'string') === true;
  }

  /** What is wrong with all rows alike, as far as that shows without one: of a recipe without variables all of it. */
  problem(facts: KeyFacts): AppError | null {
    if (this.ofColumns?.ok === false) return this.ofColumns.error;
    if (this.filled.variables.length > 0) return null;
    const shape = this.ofColumns?.value.shape ?? { filled: this.filled, slots: [] };
    const cells = Array.from({ length: maxColumns }, () => 'null');
    const composed = composeToken(fillShape(shape, cells), facts, { now: currentSecond(), jti: 'none', sha256 });
    return composed.ok ? null : composed.error;
  }

  /** Errors: those of `shapeOf` and of the cells. */
  fill(row: ReadRow): Result<FilledRow> {
    return row.kind === 'cells' ? this.fillCells(row.cells) : this.fillObject(row.object);
  }

  private fillCells(given: readonly string[]): Result<FilledRow> {
    const used = this.ofColumns;
    if (used === null) throw new Error('JSON lines have no cells');
    if (!used.ok) return used;
    if (!this.hasTypedClaims) return ok({ used: used.value, cells: given });
    const cells = [...given];
    for (const slot of used.value.shape.slots) {
      const judged = judgeClaim(slot, cells[slot.cell] ?? '');
      if (!judged.ok) return judged;
      cells[slot.cell] = judged.value;
    }
    return ok({ used: used.value, cells });
  }

  private fillObject(object: JsonObject): Result<FilledRow> {
    const used = this.ofMembers(object);
    if (!used.ok) return used;
    const cells: string[] = [];
    for (const { cell, kind, column, claim } of used.value.shape.slots) {
      const value = object.members[cell]?.value;
      const text = value === undefined ? '' : memberText(value, claim === null ? kind : 'json');
      if (text === null) {
        return fail(appError('variable-malformed', { field: column.slice(0, 200), expected: kind, actual: value?.kind ?? 'missing' }));
      }
      cells[cell] = text;
    }
    return ok({ used: used.value, cells });
  }

  private ofMembers(object: JsonObject): Result<ShapeInUse> {
    const { members } = object;
    if (members.length > maxColumns) {
      return fail(appError('row-malformed', { expected: `at most ${maxColumns} members`, actual: String(members.length) }));
    }
    const key = members.map(({ name }) => JSON.stringify(name)).join();
    let used = this.shapes.get(key);
    if (used === undefined) {
      if (this.shapes.size >= mostShapes) this.shapes.clear();
      used = this.make(members.map(({ name }): Column => ({ name, type: 'json' })));
      this.shapes.set(key, used);
    }
    return used;
  }

  private make(columns: readonly Column[]): Result<ShapeInUse> {
    const shape = shapeOf(this.filled, columns, this.addsOtherColumns);
    return shape.ok ? ok({ shape: shape.value, canTemplate: null, template: null, second: -1 }) : shape;
  }
}
