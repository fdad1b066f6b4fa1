import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inProject, root } from '../project.ts';

/** All that the built app and command line are made from. */
const inputs = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'scripts/building',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * A fingerprint of names, sizes and times of all inputs: a changed, new or removed file changes it. Milliseconds to make,
 * so every script can ask whether a build is needed.
 */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesBelow(inProject(input))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesBelow(place: string): string[] {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
