import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';

test('the app starts, shows its first screen and ends when its window is closed', async ({ app, window, quit }) => {
  await expect(window).toHaveTitle('Tokensmith');
  await expect(window.getByRole('navigation')).toBeVisible();
  expect(await app.evaluate(({ app }) => app.isPackaged)).toBe(false);
  const process = app.process();
  await quit();
  expect(process.exitCode).toBe(0);
});

test.describe('as an ordinary user', () => {
  test.skip(process.platform !== 'linux', 'Only Linux shows the sandbox in /proc.');
  test.use({ user: 'ordinary' });

  test("Chromium's sandbox is on", async ({ app, window }) => {
    await expect(window.getByRole('navigation')).toBeVisible();
    const { renderers, hasSwitch } = await app.evaluate(({ app }) => ({
      renderers: app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ pid }) => pid),
      hasSwitch: app.commandLine.hasSwitch('no-sandbox'),
    }));
    expect(hasSwitch).toBe(false);
    expect(renderers.length).toBeGreaterThan(0);
    for (const pid of renderers) expect(await sandboxOf(pid)).toEqual({ seccomp: 'filter', namespace: 'its own' });
  });
});

test('the control: without the sandbox the same look at the renderer says so', async ({ app, window }) => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'Only root runs the app without the sandbox.');
  await expect(window.getByRole('navigation')).toBeVisible();
  const pid = await app.evaluate(({ app }) => app.getAppMetrics().find(({ type }) => type === 'Tab')?.pid ?? 0);
  expect(await sandboxOf(pid)).toEqual({ seccomp: 'none', namespace: 'shared' });
});

/** What the kernel holds a process back with: its system-call filter, and whether it sees this machine's processes. */
async function sandboxOf(pid: number): Promise<{ seccomp: string; namespace: string }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const seccomp = /^Seccomp:\s+(\d)/m.exec(status)?.[1];
  const ids = /^NSpid:\s+(.+)$/m.exec(status)?.[1]?.split(/\s+/) ?? [];
  return { seccomp: seccomp === '2' ? 'filter' : 'none', namespace: ids.length > 1 ? 'its own' : 'shared' };
}
