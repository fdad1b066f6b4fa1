import { parentPort, workerData } from 'node:worker_threads';
import bcrypt from 'bcrypt-pbkdf';

/** What the worker is started with, and answers with the bytes of the key. */
export type BcryptTask = { passphrase: Uint8Array; salt: Uint8Array; rounds: number; bytes: number };

function isTask(value: unknown): value is BcryptTask {
  return typeof value === 'object' && value !== null && 'passphrase' in value && 'salt' in value && 'rounds' in value && 'bytes' in value;
}

const task: unknown = workerData;
if (isTask(task)) {
  const key = new Uint8Array(task.bytes);
  const code = bcrypt.pbkdf(task.passphrase, task.passphrase.length, task.salt, task.salt.length, key, key.length, task.rounds);
  parentPort?.postMessage(code === 0 ? key : null);
}
