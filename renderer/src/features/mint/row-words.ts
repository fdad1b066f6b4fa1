/** How the rows are spoken of: as claims, or as header parameters. */
export type RowWords = {
  readonly none: string;
  readonly add: string;
  readonly remove: (name: string) => string;
  readonly removeUnnamed: string;
  readonly row: (number: number) => string;
  /** What known names mean, in plain words; shown while their row has the focus. */
  readonly meanings: Readonly<Record<string, string>>;
  /** Offered while a name is typed. */
  readonly names?: readonly string[];
};
