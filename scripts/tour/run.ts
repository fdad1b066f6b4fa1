import { readFile, rm } from 'node:fs/promises';
import { withDisplay } from '../desktop.ts';
import { prepare } from '../prepare.ts';
import { inProject } from '../project.ts';
import { announce, say } from '../terminal.ts';
import { runPlaywright } from '../testing/playwright.ts';

/**
 * The real app does the main job by itself in a virtual display and leaves numbered pictures and a summary in out/tour.
 * The steps are a Playwright test (tests/tour), because the app is started in one place only.
 * @returns the exit code: 0 when every step worked
 */
export async function runTour(): Promise<number> {
  await prepare({ virtualDesktop: true });
  await rm(inProject('out', 'tour'), { recursive: true, force: true });
  announce('The tour');
  const tally = await withDisplay((env) => runPlaywright(['tour'], env), 'virtual');
  const summary = await readFile(inProject('out', 'tour', 'summary.md'), 'utf8').catch(() => null);
  if (summary !== null) say(`\n${summary}\nThe pictures are in out/tour/.`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}
