import type { BenchRow } from '../../scripts/bench-row.ts';

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which the given part of all lies; `part` from 0 to 1. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  if (value === undefined) throw new Error('Nothing was measured');
  return value;
}

/** A row whose budget is a ratio to the reference of the same run. */
export function ratioRow(row: string, unit: string, value: number, reference: number, referenceName: string, atMost: number): BenchRow {
  const ratio = value / reference;
  return { row, value, unit, reference, referenceName, ratio, budget: `<= ${atMost.toFixed(2)}x`, within: ratio <= atMost };
}

/** A row whose budget is an amount; the reference is shown beside it. */
export function amountRow(
  row: string,
  unit: string,
  value: number,
  atMost: number,
  reference: { value: number; name: string } | null = null,
): BenchRow {
  return {
    row,
    value,
    unit,
    reference: reference?.value ?? null,
    referenceName: reference?.name ?? '',
    ratio: reference === null ? null : value / reference.value,
    budget: `<= ${atMost} ${unit}`,
    within: value <= atMost,
  };
}

/** Where the machine has so much else to do that even idling is late, the budget is half as much again as that. */
export function besideIdle(row: BenchRow): BenchRow {
  return { ...row, budget: `${row.budget} or 1.5x`, within: row.within || (row.ratio !== null && row.ratio <= 1.5) };
}
