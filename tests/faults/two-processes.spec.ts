import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { askBus } from '../../scripts/desktop/bus.ts';
import type { DesktopSession } from '../../scripts/desktop/session.ts';
import { notes, test, vaultOf } from './fixtures.ts';
import { ending, startProgram, type Program } from './programs/program.ts';

const collection = '/org/freedesktop/secrets/collection/login';

/** How many items the session's keychain holds, asked past everything of ours. */
async function items(session: DesktopSession): Promise<number> {
  const words = [collection, 'org.freedesktop.DBus.Properties.Get', 'string:org.freedesktop.Secret.Collection', 'string:Items'];
  const answer = await askBus(session.env, 'org.freedesktop.secrets', words, undefined);
  return answer?.match(/object path/g)?.length ?? 0;
}

const printed = z.strictObject({ state: z.string() });

test('four first starts at once end with one vault, one key, and what each of them wrote', async ({ folder, start }) => {
  const session = await start('unlocked');
  const names = ['one', 'two', 'three', 'four'];
  const programs = names.map((name) => startProgram('open-and-note.ts', [folder, name], { env: session.env }));
  const endings = await Promise.all(programs.map(ending));
  expect(endings.map(({ errors }) => errors)).toEqual(names.map(() => ''));
  expect(endings.map(({ output }) => printed.parse(JSON.parse(output)).state)).toEqual(names.map(() => 'ready'));
  expect(await items(session)).toBe(1);
  const vault = vaultOf(session, folder);
  expect((await vault.open()).state).toBe('ready');
  expect(notes(vault)).toEqual(names.toSorted());
  vault.close();
});

/** Kills the program when it says that it has come to its step; it waits there. */
async function killedThere(program: Program): Promise<void> {
  const ended = ending(program);
  program.stdout.once('data', () => program.kill('SIGKILL'));
  expect((await ended).signal).toBe('SIGKILL');
}

/** A get to prove the keychain, a get under the lock, the set of the new key: each with its begin and end. */
const STEPS = 6;

test('a first start killed at any step leaves a vault that the next one completes, with one key', async ({ folder, start }) => {
  test.slow();
  const session = await start('unlocked');
  let id: string | null = null;
  for (let step = 1; step <= STEPS; step++) {
    await killedThere(startProgram('open-and-note.ts', [folder, 'never written', String(step)], { env: session.env }));
    if (id !== null) expect(identity(folder)).toBe(id);
    id = identity(folder);
  }
  const vault = vaultOf(session, folder);
  expect((await vault.open()).state).toBe('ready');
  expect(identity(folder)).toBe(id);
  expect(notes(vault)).toEqual([]);
  expect(await items(session)).toBe(1);
  vault.close();
});

function identity(folder: string): string | null {
  try {
    return z.object({ id: z.uuid() }).parse(JSON.parse(readFileSync(path.join(folder, 'vault.json'), 'utf8'))).id;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
