import { chmodSync, chownSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** "nobody": any user that is not root, whose rights are never looked at. */
const NOBODY = 65_534;

/**
 * Takes the right to write away from a vault's folder and all in it, and does `work` as a user for whom that counts:
 * root, as which CI runs, may write anywhere.
 */
export async function withoutWriting<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const { seteuid } = process;
  const isRoot = process.geteuid?.() === 0 && seteuid !== undefined;
  if (isRoot) {
    chownSync(path.dirname(folder), NOBODY, NOBODY);
    for (const file of [folder, ...readdirSync(folder).map((name) => path.join(folder, name))]) chownSync(file, NOBODY, NOBODY);
  }
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o400);
  chmodSync(folder, 0o500);
  if (isRoot) seteuid(NOBODY);
  try {
    return await work();
  } finally {
    if (isRoot) seteuid(0);
    chmodSync(folder, 0o700);
  }
}
