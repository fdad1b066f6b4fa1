import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** Rooms that need nothing but Node. */
const quick = ['unit', 'contract', 'rooms', 'vectors'].map((name) => ({ name, testDir: `./${name}` }));

/** Rooms that start processes, a keychain or the app. */
const heavy = ['faults', 'e2e', 'tour'].map((name) => ({ name, testDir: `./${name}`, timeout: 120_000 }));

export default defineConfig({
  projects: [...quick, ...heavy],
  outputDir: '../out/test-results',
  reporter: [['../scripts/testing/tally-reporter.ts']],
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: Math.min(4, Math.max(2, availableParallelism())),
});
