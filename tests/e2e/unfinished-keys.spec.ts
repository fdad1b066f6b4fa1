import { randomUUID } from 'node:crypto';
import { createEngine, keychainService } from '../../electron/engine/engine.ts';
import { vaultFolderIn } from '../../electron/engine/data-folder.ts';
import { accountOf } from '../../electron/engine/keys/store-keys.ts';
import { forkAgent } from '../../electron/engine/vault/fork-agent.ts';
import { createKeychain, type Keychain } from '../../electron/engine/vault/keychain.ts';
import { createVault } from '../../electron/engine/vault/vault.ts';
import { ok } from '../../shared/result.ts';
import { plainKey } from '../plain-key.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { storyOf } from './story.ts';

test.skip(process.platform !== 'linux', 'The private session, whose keychain another process may write, exists on Linux.');

type Place = { env: NodeJS.ProcessEnv; userData: string };

function keychainOf(env: NodeJS.ProcessEnv): Keychain {
  return createKeychain({ service: keychainService, startAgent: () => forkAgent({ env }), timeoutMs: 60_000 });
}

/** Leaves the vault as a process does that dies right after the secret of each key went into the keychain. */
async function leaveUnfinished({ env, userData }: Place, names: readonly string[]): Promise<void> {
  const vault = createVault({ folder: vaultFolderIn(userData), secrets: () => keychainOf(env) });
  try {
    await vault.open();
    const store = vault.secrets();
    if (!store.ok) throw new Error(store.error.code);
    const set = async (account: string, value: string): Promise<never> => {
      await store.value.set(account, value);
      throw new Error('the process dies here');
    };
    const dying = createEngine({ vault: Object.assign(Object.create(vault), { secrets: () => ok({ ...store.value, set }) }) });
    for (const name of names) await expect(dying.keyRing.create(plainKey(name, 'ES256'))).rejects.toThrow('dies here');
    // One that a former version left: only its id is known.
    const id = randomUUID();
    const kept = await store.value.set(accountOf(id), 'whatever');
    const noted = vault.write(({ database }) => database.run('INSERT INTO key_intents (id, started_at) VALUES (?, 1700000000)', [id]));
    expect([kept.ok, noted.ok]).toEqual([true, true]);
  } finally {
    vault.close();
  }
}

/** Which of the accounts the keychain holds something for, as another process sees it. */
async function heldOf(env: NodeJS.ProcessEnv, ids: readonly string[]): Promise<string[]> {
  const keychain = keychainOf(env);
  try {
    const held: string[] = [];
    for (const id of ids) {
      const found = await keychain.get(accountOf(id));
      if (!found.ok) throw new Error(found.error.code);
      if (found.value !== null) held.push(id);
    }
    return held;
  } finally {
    keychain.close();
  }
}

test('keys that were never finished are offered at the next start: one is finished and signs, the others are thrown away', async ({
  session,
  userData,
  launch,
  quit,
}) => {
  await untilOpen((await launch()).window);
  await quit();
  await leaveUnfinished({ env: session.env, userData }, ['Shop', 'Never mind']);

  const { window } = await launch();
  const { main, mint } = storyOf(window);
  await expect(main.getByText('2 keys were not finished')).toBeVisible();
  await expect(main.getByText('The keychain holds a secret without a key')).toBeVisible();
  const { orphans } = await mustInvoke(window, 'keys:list', {});
  const ids = orphans.map(({ id }) => id);
  expect(await heldOf(session.env, ids)).toEqual(ids);

  await main.getByRole('button', { name: 'Throw it away: “Never mind”' }).click();
  await expect(main.getByText('A key was not finished')).toBeVisible();
  await main.getByRole('button', { name: 'Finish “Shop”' }).click();
  await expect(main.getByRole('heading', { level: 2, name: 'Shop' })).toBeVisible();
  await main.getByRole('button', { name: 'Throw it away', exact: true }).click();
  await expect(main.getByText('The keychain holds a secret without a key')).toHaveCount(0);
  await mint('ada');

  const [shop] = (await mustInvoke(window, 'keys:list', {})).keys;
  expect(await heldOf(session.env, ids)).toEqual([shop?.id]);
  const again = storyOf((await launch()).window);
  await again.goTo('Keys');
  await expect(again.main.getByRole('heading', { level: 2, name: 'Shop' })).toBeVisible();
  await expect(again.main.getByText(/not finished|without a key/)).toHaveCount(0);
});
