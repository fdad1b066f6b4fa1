import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { pretendKeychain } from '../../unit/vault/fixtures.ts';

/** Fills the small disk that it runs on (its argument is the folder), and prints what the vault said, as JSON. */
const disk = process.argv[2] ?? '';
const keychain = pretendKeychain();
const vault = createVault({ folder: path.join(disk, 'vault'), secrets: () => keychain.connect() });
const ballast = path.join(disk, 'vault', 'vault.ballast');
const count = z.strictObject({ count: z.int() });

function counted(): number {
  const read = vault.read(({ database }) => database.get('SELECT count(*) AS count FROM key_intents', [], count));
  return read.ok ? (read.value?.count ?? -1) : -1;
}

function add(): string {
  const id = `${randomUUID()}${randomBytes(1_000).toString('hex')}`;
  const written = vault.write(({ database }) => database.run('INSERT INTO key_intents (id, started_at) VALUES (?, 1)', [id]));
  return written.ok ? 'saved' : written.error.code;
}

function fillTheRest(): void {
  for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(path.join(disk, `filler-${randomUUID()}`), Buffer.alloc(size, 1));
    } catch {
      // Full for this size: on with half of it.
    }
  }
}

const opened = (await vault.open()).state;
let saved = 0;
while (saved < 100) saved += add() === 'saved' ? 1 : 100;
fillTheRest();
let refused = 'saved';
while (refused === 'saved') {
  refused = add();
  if (refused === 'saved') saved += 1;
}
const full = { refused, state: vault.status().state, rows: counted(), saved, hasBallast: existsSync(ballast) };
const refusedAgain = add();
const deletion = vault.write(({ database }) => database.run('DELETE FROM key_intents', []), { frees: true });
const deleted = { ok: deletion.ok, rows: counted(), state: vault.status().state, hasBallast: existsSync(ballast) };
vault.close();
const reopened = (await vault.open()).state;
const afterReopening = { state: reopened, rows: counted() };
vault.close();
process.stdout.write(JSON.stringify({ opened, full, refusedAgain, deleted, afterReopening, files: readdirSync(disk).length > 1 }));
