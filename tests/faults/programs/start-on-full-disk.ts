import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { pretendKeychain } from '../../unit/vault/fixtures.ts';

/** A first start on a disk without room (its argument), then another after room was made. */
const disk = process.argv[2] ?? '';
const filler = path.join(disk, 'filler');
const keychain = pretendKeychain();
const vault = createVault({ folder: path.join(disk, 'vault'), secrets: () => keychain.connect() });

try {
  writeFileSync(filler, Buffer.alloc(16 * 1_048_576, 1));
} catch {
  // Full, as was wanted.
}
const opened = (await vault.open()).state;
const written = vault.write(() => 1);
const read = vault.read(({ database }) => database.all('SELECT id FROM keys', [], z.unknown()).length);
rmSync(filler);
const retried = (await vault.retry()).state;
vault.close();
process.stdout.write(
  JSON.stringify({ opened, write: written.ok ? 'saved' : written.error.code, rows: read.ok ? read.value : -1, retried }),
);
