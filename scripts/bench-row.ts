/** A measurement beside its reference: `npm run bench` runs every module of tests/bench, each exporting one `bench`. */
export type Bench = {
  /** what is typed to run it alone; kebab-case */
  name: string;
  title: string;
  run(): Promise<BenchRow[]>;
};

export type BenchRow = {
  row: string;
  value: number;
  /** the same quantity, measured on the reference in the same run; null where there is none */
  reference: number | null;
  referenceName: string;
  unit: string;
  /** value / reference; null without a reference */
  ratio: number | null;
  /** in words, such as "<= 1.30x" */
  budget: string;
  within: boolean;
};
