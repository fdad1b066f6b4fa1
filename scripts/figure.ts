/** A claim that is measured: `npm run figures` runs every module of tests/figures, each exporting one `figure`. */
export type Figure = {
  /** what is typed to run it alone; kebab-case */
  name: string;
  title: string;
  /** @param options.full all cases, or a small sample of each kind for `npm test` */
  run(options: FigureOptions): Promise<FigureResult>;
};

export type FigureOptions = { full: boolean; progress(done: number, total: number): void };

export type FigureResult = {
  cases: number;
  /** cases that came out otherwise than promised */
  wrong: number;
  /** one sentence: what was tried and what came of it */
  summary: string;
  /** The same measurement with the guard removed or the fault planted: it must be caught every time. */
  control: { description: string; caught: number; of: number };
  /** what went wrong, case by case */
  details?: string[];
};

/** A control that was never run proves nothing. */
export function holds({ cases, wrong, control }: FigureResult): boolean {
  return cases > 0 && wrong === 0 && control.of > 0 && control.caught === control.of;
}
