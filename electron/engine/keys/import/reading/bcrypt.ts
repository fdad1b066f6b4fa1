import { startThread } from '../../../threads.ts';
import type { BcryptTask } from './bcrypt-worker.ts';

/** bcrypt_pbkdf, which OpenSSH uses, in a thread of its own: one round takes some 30 ms. Rejects when `signal` is aborted. */
export function bcryptKey(task: BcryptTask, signal?: AbortSignal): Promise<Buffer> {
  const worker = startThread(import.meta.dirname, 'bcrypt-worker', task);
  return new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (key: unknown) => {
      if (key instanceof Uint8Array) resolve(Buffer.from(key));
      else reject(new Error('bcrypt_pbkdf refused its arguments'));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('bcrypt_pbkdf ended without an answer')));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  }).finally(() => void worker.terminate());
}
