import type { Variable } from '../../../../shared/variables.ts';

/** What becomes of a column: it fills the variable of its name, is added as a claim, or is left out. */
export type ColumnUse = 'variable' | 'claim' | 'left-out';

export function columnUse(column: string, variables: readonly Pick<Variable, 'name'>[], addsOthers: boolean): ColumnUse {
  if (variables.some(({ name }) => name === column)) return 'variable';
  return addsOthers ? 'claim' : 'left-out';
}
