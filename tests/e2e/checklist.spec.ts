import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { expectAll, readChecklist } from './checklist.ts';
import { isCurrentRuntime, isFusedRuntime } from './runtime-facts.ts';
import { inProject } from '../../scripts/project.ts';

test("all 20 points of Electron's security checklist hold at run time", async ({ app, window, problems }) => {
  await expect(window.getByRole('navigation')).toBeVisible();
  const points = await readChecklist({ app, window, isFused: isFusedRuntime, isCurrent: await isCurrentRuntime(app) });
  expectAll(points);
  // What was tried is reported, which is the policies at work.
  expect(problems.take().join('\n')).toMatch(/requires 'TrustedScript' assignment/);
});

test('the whole page works without a request that leaves the app', async ({ app, window }) => {
  const requests: string[] = [];
  window.on('request', (request) => requests.push(request.url()));
  await window.reload();
  await expect(window.getByRole('navigation')).toBeVisible();
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((url) => !url.startsWith('app://tokensmith/'))).toEqual([]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the built page has no inline script and no style element', async () => {
  const page = await readFile(inProject('out', 'renderer', 'index.html'), 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(page).not.toMatch(/<style|\son\w+=/);
});
