import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** The repository's root folder, absolute. */
export const root = path.resolve(import.meta.dirname, '..');

/** A path inside the repository, absolute. */
export function inProject(...parts: string[]): string {
  return path.join(root, ...parts);
}

/** Where things that outlive `npm ci` are kept: the runtime's download and its unpacked form. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'];
  return path.join(base !== undefined && path.isAbsolute(base) ? base : path.join(homedir(), '.cache'), 'tokensmith');
}

/** Whether this process runs as root, where Chromium refuses its sandbox and apt-get may install. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The version in a package.json. */
export function readVersion(packageJson: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageJson, 'utf8'))).version;
}
