import { expect, type ElectronApplication } from '@playwright/test';

/** What went wrong in the page without anybody being told. */
export type Problems = {
  watch(app: ElectronApplication): void;
  /** all so far, oldest first */
  all(): readonly string[];
  /** A test that provokes a problem on purpose takes it out by what it says; fails when there is none. */
  expectOne(pattern: RegExp): void;
  /** For a test that attacks the page on purpose: all so far, which are then forgotten. */
  take(): string[];
  assertNone(): void;
};

/** Collects console errors (violations of the content security policy are among them), uncaught errors and crashes. */
export function watchForProblems(): Problems {
  const problems: string[] = [];
  return {
    watch(app) {
      const context = app.context();
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`));
      app.on('window', (page) => page.on('crash', () => problems.push('the page crashed')));
    },
    all: () => problems,
    take: () => problems.splice(0),
    expectOne(pattern) {
      const at = problems.findIndex((problem) => pattern.test(problem));
      expect(at, `a problem that matches ${pattern} among ${JSON.stringify(problems)}`).toBeGreaterThanOrEqual(0);
      problems.splice(at, 1);
    },
    assertNone: () => expect(problems, 'problems that the page reported').toEqual([]),
  };
}
