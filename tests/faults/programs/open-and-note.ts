import { forkAgent } from '../../../electron/engine/vault/fork-agent.ts';
import { createKeychain } from '../../../electron/engine/vault/keychain.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';

/**
 * Opens the vault in a folder (first argument) with the real keychain, and writes a note (second) into it. With a third
 * argument it says every step with the keychain, before and after, so that it can be killed there.
 */
const [folder = '', text = '', announcing] = process.argv.slice(2);

function connect(): SecretStore {
  const keychain = createKeychain({ service: 'tokensmith-faults', startAgent: () => forkAgent(), timeoutMs: 60_000 });
  return announcing === undefined ? keychain : { ...keychain, get: announced(keychain.get), set: announced(keychain.set) };
}

function announced<Given extends unknown[], T>(step: (...given: Given) => Promise<T>): (...given: Given) => Promise<T> {
  return async (...given) => {
    process.stdout.write('.\n');
    const value = await step(...given);
    process.stdout.write('.\n');
    return value;
  };
}

const vault = createVault({ folder, secrets: connect });
const { state } = await vault.open();
const written = vault.write(({ database }) => database.run('INSERT INTO key_intents VALUES (?, 1)', [text]));
vault.close();
process.stdout.write(JSON.stringify({ state: written.ok ? state : written.error.code }));
