import { forkAgent } from '../../../electron/engine/vault/fork-agent.ts';
import { createKeychain } from '../../../electron/engine/vault/keychain.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';

/**
 * Opens the vault in a folder (first argument) with the real keychain, and writes a note (second) into it. With a third
 * argument it stops at that step with the keychain (before and after each call), says so, and waits to be killed there.
 */
const [folder = '', text = '', lastStep] = process.argv.slice(2);
let steps = 0;

function connect(): SecretStore {
  const keychain = createKeychain({ service: 'tokensmith-faults', startAgent: () => forkAgent(), timeoutMs: 60_000 });
  return lastStep === undefined ? keychain : { ...keychain, get: stepwise(keychain.get), set: stepwise(keychain.set) };
}

function stepwise<Given extends unknown[], T>(work: (...given: Given) => Promise<T>): (...given: Given) => Promise<T> {
  return async (...given) => {
    await step();
    const value = await work(...given);
    await step();
    return value;
  };
}

async function step(): Promise<void> {
  steps += 1;
  if (steps !== Number(lastStep)) return;
  process.stdout.write('here\n');
  await new Promise(() => setInterval(() => undefined, 60_000));
}

const vault = createVault({ folder, secrets: connect });
const { state } = await vault.open();
const written = vault.write(({ database }) => database.run('INSERT INTO key_intents (id, started_at) VALUES (?, 1)', [text]));
vault.close();
process.stdout.write(JSON.stringify({ state: written.ok ? state : written.error.code }));
