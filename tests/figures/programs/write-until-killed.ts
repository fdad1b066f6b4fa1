import { writeSync } from 'node:fs';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { fixedKeychain } from './fixed-keychain.ts';
import { insertPair } from './pairs.ts';

/**
 * Writes pairs into the vault in a folder (first argument), from a number (second) on, and acknowledges each on
 * standard output, until it is killed. With a third argument it lies: it acknowledges what it has not committed.
 */
const [folder = '', from = '1', lie] = process.argv.slice(2);
const vault = createVault({ folder, secrets: fixedKeychain });
await vault.open();

function acknowledge(number: number): void {
  writeSync(1, `${number}\n`);
}

if (lie === undefined) {
  for (let number = Number(from); ; number++) {
    const written = vault.write(({ database }) => insertPair(database, number));
    if (!written.ok) throw new Error(written.error.code);
    acknowledge(number);
  }
} else {
  vault.write(({ database }) => {
    for (let number = Number(from); ; number++) {
      insertPair(database, number);
      acknowledge(number);
    }
  });
}
