import { mkdtempSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { forkAgent } from '../../../electron/engine/vault/fork-agent.ts';
import { createKeychain } from '../../../electron/engine/vault/keychain.ts';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';

/**
 * What the app's process does with a keychain at fault: a first start in an empty folder below the first argument, and
 * a start with the vault that lies in the second; so often (third), with a time-out in ms (fourth). One line each.
 */
const [below = '', existing = '', times = '0', timeoutMs = '60000'] = process.argv.slice(2);

function vaultIn(folder: string): Vault {
  const startAgent = () => forkAgent();
  return createVault({ folder, secrets: () => createKeychain({ service: 'tokensmith-faults', startAgent, timeoutMs: Number(timeoutMs) }) });
}

async function stateIn(folder: string): Promise<string> {
  const vault = vaultIn(folder);
  const { state } = await vault.open();
  vault.close();
  return state;
}

for (let time = 0; time < Number(times); time++) {
  const fresh = mkdtempSync(path.join(below, 'fresh-'));
  const [first, later] = [await stateIn(fresh), await stateIn(existing)];
  const files = readdirSync(fresh);
  writeSync(1, `${JSON.stringify({ first, later, files })}\n`);
  rmSync(fresh, { recursive: true });
}
