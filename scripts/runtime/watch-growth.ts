import type { ChildProcess } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

export type Growth = {
  /** the folder that the download is written into */
  folder: string;
  /** called once a second with the bytes that are there */
  onBytes(bytes: number): void;
  /** the child is killed when nothing has been added for this long */
  stallMs: number;
};

/**
 * Watches a download by a program that reports nothing, through the bytes it has written, and ends it when it stalls.
 * A limit on the whole time would cut off slow lines that are getting there.
 * @returns a function that stops watching and tells whether the download had to be ended
 */
export function watchGrowth(child: ChildProcess, { folder, onBytes, stallMs }: Growth): () => boolean {
  let stalled = false;
  let bytes = -1;
  let lastChange = Date.now();
  const look = async () => {
    const now = await folderSize(folder);
    if (now !== bytes) {
      bytes = now;
      lastChange = Date.now();
      onBytes(now);
    } else if (Date.now() - lastChange > stallMs) {
      stalled = true;
      child.kill('SIGKILL');
    }
  };
  const timer = setInterval(() => void look(), 1_000);
  return () => {
    clearInterval(timer);
    return stalled;
  };
}

/** Bytes in all files below a folder; files that vanish meanwhile count as nothing. */
async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
