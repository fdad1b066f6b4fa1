import { randomBytes, randomInt } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import { openPlain } from './plain-sqlite.ts';
import { fixedKeychain } from './fixed-keychain.ts';
import { judgePairs, type Judgement } from './pairs.ts';

/**
 * Copies a vault (first argument), flips one bit in a file of it (second), opens it as the app does and reads
 * everything; so often (third), one line of outcome each. `plain` as fourth: the control, without a seal.
 */
const [original = '', file = '', times = '0', mode] = process.argv.slice(2);
const whole = Number(process.env['PAIRS'] ?? '0');

function flip(target: string): Buffer {
  const bytes = readFileSync(target);
  const place = mode === 'plain' ? placeInText(bytes) : randomInt(bytes.length);
  bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << (mode === 'plain' ? 0 : randomInt(8))), place);
  writeFileSync(target, bytes);
  return bytes;
}

/** In the plain file the texts can be found, and one of them can be hit every time. */
function placeInText(bytes: Buffer): number {
  const marker = Buffer.from('key-');
  const places: number[] = [];
  for (let at = bytes.indexOf(marker); at !== -1; at = bytes.indexOf(marker, at + 1)) {
    // A row of the table, not an entry of its index: there the name follows the id.
    if (/^key-\d{1,4}[A-Za-z0-9_-]{60}/.test(bytes.toString('latin1', at, at + 80))) places.push(at + 30);
  }
  return places[randomInt(places.length)] ?? 0;
}

function verdictOn(judged: Judgement): string {
  if (judged.wrong.length > 0) return `silent ${judged.wrong[0]}`;
  if (judged.whole.length === whole) return 'harmless';
  const isPrefix = judged.whole.every((number, index) => number === index + 1);
  return isPrefix && file.endsWith('-wal') ? 'older' : `silent ${whole - judged.whole.length} pairs gone`;
}

async function readVault(folder: string): Promise<string> {
  const vault = createVault({ folder, secrets: fixedKeychain });
  const { state } = await vault.open();
  const outcome = state === 'ready' ? readOpen(vault) : `detected ${state}`;
  vault.close();
  return outcome;
}

function readOpen(vault: Vault): string {
  const judged = vault.read(({ database }) => judgePairs(database));
  if (judged.ok) {
    const verdict = verdictOn(judged.value);
    const checked = vault.read(({ database }) => database.integrity());
    return verdict === 'harmless' && checked.ok && checked.value.length > 0 ? 'unread' : verdict;
  }
  return vault.status().state === 'corrupt' ? 'detected corrupt' : `unclear ${judged.error.code}`;
}

function readPlain(folder: string): string {
  const database = openPlain(path.join(folder, 'vault.db'));
  try {
    return verdictOn(judgePairs(database));
  } catch (error) {
    return `detected ${error instanceof Error ? error.name : 'thrown'}`;
  } finally {
    database.close();
  }
}

for (let time = 0; time < Number(times); time++) {
  const parent = mkdtempSync(path.join(tmpdir(), `tokensmith-flip-${randomBytes(2).toString('hex')}-`));
  const folder = path.join(parent, 'vault');
  cpSync(original, folder, { recursive: true });
  const target = path.join(folder, file);
  const flipped = flip(target);
  const outcome = mode === 'plain' ? readPlain(folder) : await readVault(folder);
  const isKept = !outcome.startsWith('detected') || readFileSync(target).equals(flipped);
  writeSync(1, `${outcome}${isKept ? '' : ' CHANGED'}\n`);
  rmSync(parent, { recursive: true, force: true });
}
