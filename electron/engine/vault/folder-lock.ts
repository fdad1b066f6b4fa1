import { Database as SqlCipher } from '@signalapp/sqlcipher';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { storageFailure } from './sql-failures.ts';

const pollMs = 50;

/**
 * Runs `work` while no other process does the same in this folder: two first starts at once must end with one data
 * key. The lock is SQLite's own on an empty file, as Node has none of its own: the system lets go of it when its
 * owner dies, so there is no stale lock to judge.
 * @returns null when the lock could not be had within `patienceMs`
 */
export async function withFolderLock<T>(file: string, patienceMs: number, work: () => Promise<T>): Promise<T | null> {
  closeSync(openSync(file, 'a', 0o600));
  const lock = new SqlCipher(file);
  try {
    lock.exec('PRAGMA busy_timeout = 0');
    const deadline = Date.now() + patienceMs;
    while (!tryToLock(lock)) {
      if (Date.now() >= deadline) return null;
      await pause(pollMs);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function tryToLock(lock: SqlCipher): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (storageFailure(error)?.kind === 'busy') return false;
    throw error;
  }
}
