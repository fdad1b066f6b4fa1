import { randomUUID } from 'node:crypto';
import { insertKey } from '../../../electron/engine/keys/key-rows.ts';
import { Shelf } from '../../../electron/engine/shelf/shelf.ts';
import { insertToken } from '../../../electron/engine/shelf/token-writes.ts';
import { forkAgent } from '../../../electron/engine/vault/fork-agent.ts';
import { createKeychain } from '../../../electron/engine/vault/keychain.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { keychainService } from '../../../electron/engine/engine.ts';
import { keyOf, tokenNumber } from '../many-tokens.ts';

/** Fills the vault in a folder (first argument) with keys and tokens (second and third: how many), as a year of use would. */
const [folder = '', keysWord = '100', tokensWord = '100000'] = process.argv.slice(2);
const [keys, tokens] = [Number(keysWord), Number(tokensWord)];
const atOnce = 1_000;

const vault = createVault({ folder, secrets: () => createKeychain({ service: keychainService, startAgent: () => forkAgent() }) });
const { state } = await vault.open();
if (state !== 'ready') throw new Error(`The vault is ${state}`);
const ids = Array.from({ length: keys }, () => randomUUID());
must(vault.write(({ database }) => ids.forEach((id, number) => insertKey(database, keyOf(id, number)))));
for (let from = 0; from < tokens; from += atOnce) {
  must(
    vault.write(({ database }) => {
      for (let number = from; number < Math.min(from + atOnce, tokens); number++) {
        insertToken(database, randomUUID(), tokenNumber(number, ids[number % keys] ?? null), 1_790_000_000 + number, true);
      }
    }),
  );
}
await new Shelf(vault, () => Math.floor(Date.now() / 1000)).index();
vault.close();
process.stdout.write('filled\n');

function must(result: { ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}
