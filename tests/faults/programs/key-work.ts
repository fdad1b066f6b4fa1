import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { KeyToAdd } from '../../../electron/engine/keys/add-keys.ts';
import { encodeKeyMaterial } from '../../../electron/engine/keys/key-material.ts';
import { KeyRing } from '../../../electron/engine/keys/key-ring.ts';
import { accountOf } from '../../../electron/engine/keys/store-keys.ts';
import { forkAgent } from '../../../electron/engine/vault/fork-agent.ts';
import { createKeychain } from '../../../electron/engine/vault/keychain.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import { ok } from '../../../shared/result.ts';
import { plainKey } from '../../plain-key.ts';

/**
 * Does something with keys (second argument) in the vault of a folder (first), with the real keychain, and kills itself at a
 * step (third). Every write to the vault and every change of the keychain is two steps: before it and after it. Says each
 * account that it gives to the keychain, and "done" when no step was left to die at.
 */
const [folder = '', work = '', lastStep = ''] = process.argv.slice(2);
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === Number(lastStep)) process.kill(process.pid, 'SIGKILL');
}

function stepwise(vault: Vault, store: SecretStore): Vault {
  const secrets: SecretStore = {
    ...store,
    async set(account, value) {
      step();
      writeSync(1, `${account}\n`);
      const stored = await store.set(account, value);
      step();
      return stored;
    },
    async delete(account) {
      step();
      const removed = await store.delete(account);
      step();
      return removed;
    },
  };
  const write: Vault['write'] = (change, options) => {
    step();
    const written = vault.write(change, options);
    step();
    return written;
  };
  return Object.assign(Object.create(vault), { secrets: () => ok(secrets), write });
}

function pair(name: string): KeyToAdd & { name: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const facts = { alg: 'ES256', kid: { kind: 'thumbprint' }, tags: [], notes: '', origin: 'imported', format: 'pkcs8' } as const;
  return { ...facts, key: privateKey, name, certificate: null, isWeak: false, entropyBits: null, findings: [] };
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const now = () => Math.floor(Date.now() / 1000);
const name = `${work} ${lastStep}`;
const vault = createVault({
  folder,
  secrets: () => createKeychain({ service: 'tokensmith-faults', startAgent: () => forkAgent(), timeoutMs: 60_000 }),
});
await vault.open();
const quiet = new KeyRing(vault, now);
const ring = new KeyRing(stepwise(vault, must(vault.secrets())), now);
// What is there before the work begins is made without steps, and said like all else.
const made = async (key: KeyToAdd): Promise<string> => {
  const [added] = must(await quiet.add([key]));
  if (added === undefined) throw new Error('nothing was added');
  if (key.key.type !== 'public') writeSync(1, `${accountOf(added.id)}\n`);
  return added.id;
};

switch (work) {
  case 'create':
    must(await ring.create(plainKey(name, 'ES256')));
    break;
  case 'import':
    must(
      await ring.add([pair(`${name} a`), { ...pair(`${name} b`), key: createPublicKey(pair('').key), format: 'spki' }, pair(`${name} c`)]),
    );
    break;
  case 'complete': {
    const whole = pair(name);
    const completes = await made({ ...whole, key: createPublicKey(whole.key) });
    must(await ring.add([{ ...whole, completes }]));
    break;
  }
  case 'delete': {
    must(ring.remove(await made(pair(name))));
    await ring.removal.finish('now');
    break;
  }
  case 'careless': {
    // The control: the row first, the secret afterwards, and no intent.
    const whole = pair(name);
    const id = await made({ ...whole, key: createPublicKey(whole.key) });
    writeSync(1, `${accountOf(id)}\n`);
    vault.write(({ database }) => database.run("UPDATE keys SET holds = 'private' WHERE id = ?", [id]));
    step();
    must(await must(vault.secrets()).set(accountOf(id), must(encodeKeyMaterial(id, whole.key))));
    step();
    break;
  }
  default:
    throw new Error(`No work called ${work}`);
}
vault.close();
writeSync(1, 'done\n');
process.exit(0);
