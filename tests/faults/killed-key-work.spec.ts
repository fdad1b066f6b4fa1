import { expect } from '@playwright/test';
import type { DesktopSession } from '../../scripts/desktop/session.ts';
import { KeyRing } from '../../electron/engine/keys/key-ring.ts';
import { test, vaultOf } from './fixtures.ts';
import { ending, startProgram } from './programs/program.ts';

/** More than any of the works has, so that a work that never ends is noticed. */
const mostSteps = 20;

type Run = { isDone: boolean; accounts: string[] };

async function runUntil(work: string, step: number, folder: string, session: DesktopSession): Promise<Run> {
  const { output, errors, signal, code } = await ending(startProgram('key-work.ts', [folder, work, String(step)], { env: session.env }));
  const lines = output.split('\n').filter(Boolean);
  const isDone = lines.at(-1) === 'done';
  if (!isDone && signal !== 'SIGKILL') throw new Error(`${work} ended by itself (${code}): ${errors}`);
  return { isDone, accounts: lines.filter((line) => line.startsWith('key-')) };
}

/** What is wrong after the next start has mended all that it can: keys without a secret, secrets without a key. */
async function problemsAfterRepair(accounts: readonly string[], folder: string, session: DesktopSession): Promise<string[]> {
  const vault = vaultOf(session, folder);
  const problems: string[] = [];
  try {
    const { state } = await vault.open();
    if (state !== 'ready') return [`the vault is ${state}`];
    const ring = new KeyRing(vault, () => Math.floor(Date.now() / 1000));
    await ring.removal.finish('now');
    const listed = ring.list();
    if (!listed.ok) return [listed.error.code];
    for (const { id, name } of listed.value.orphans) {
      const adopted = await ring.adoptOrphan(id);
      if (adopted.ok) continue;
      if (adopted.error.code !== 'secret-missing') problems.push(`the orphan "${name}" cannot be finished: ${adopted.error.code}`);
      if (!(await ring.discardOrphan(id)).ok) problems.push(`the orphan "${name}" cannot be thrown away`);
    }
    const rows = ring.rows();
    const store = vault.secrets();
    if (!rows.ok || !store.ok) return ['the vault cannot be read'];
    const withSecret = rows.value.filter(({ holds }) => holds !== 'public').map(({ id }) => `key-${id}`);
    ring.releaseAll();
    for (const { id, name, holds } of rows.value) {
      if (holds !== 'public' && !(await ring.privateKey(id)).ok) problems.push(`"${name}" has no secret`);
    }
    for (const account of accounts) {
      const held = await store.value.get(account);
      if (held.ok && held.value !== null && !withSecret.includes(account)) problems.push(`${account} is a secret without a key`);
    }
    const left = ring.list();
    if (!left.ok || left.value.orphans.length > 0) problems.push('orphans are left');
  } finally {
    vault.close();
  }
  return problems;
}

for (const [work, writes] of [
  ['create', 3],
  ['import', 4],
  ['complete', 3],
  ['delete', 3],
] as const) {
  test(`killed between any two steps of "${work}", no secret is lost and none is left over`, async ({ folder, start }) => {
    test.slow();
    const session = await start('unlocked');
    const accounts: string[] = [];
    let step = 1;
    for (; step <= mostSteps; step++) {
      const run = await runUntil(work, step, folder, session);
      accounts.push(...run.accounts);
      if (run.isDone) break;
      expect(await problemsAfterRepair(accounts, folder, session), `killed at step ${step}`).toEqual([]);
    }
    expect(step - 1).toBe(writes * 2);
    expect(await problemsAfterRepair(accounts, folder, session)).toEqual([]);
  });
}

test('the control: a key whose row comes before its secret is caught', async ({ folder, start }) => {
  const session = await start('unlocked');
  const { accounts } = await runUntil('careless', 1, folder, session);
  expect(await problemsAfterRepair(accounts, folder, session)).toEqual(['"careless 1" has no secret']);
});
