import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { storageFailure } from './sql-failures.ts';

/** Random, because a file system that compresses would give nothing back for zeros. */
const ballastBytes = 1_048_576;

/**
 * On a full disk SQLite refuses even DELETE. This file is space held back for that hour: freed, so that the user can
 * make room from inside the app, and laid down again when there is room.
 * @returns whether it lies there now
 */
export function layBallast(file: string): boolean {
  if (existsSync(file)) return true;
  try {
    writeFileSync(file, randomBytes(ballastBytes), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (storageFailure(error)?.kind === 'full') rmSync(file, { force: true });
    return false;
  }
}

/** @returns whether there was any */
export function freeBallast(file: string): boolean {
  if (!existsSync(file)) return false;
  rmSync(file, { force: true });
  return true;
}
