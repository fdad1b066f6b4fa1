import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Account } from '../../scripts/desktop.ts';
import { inProject } from '../../scripts/project.ts';
import type { Target } from './launch.ts';

/** `nobody` on every Linux: an account without rights and without a home. */
export const ordinaryUser: Account = { uid: 65534, gid: 65534 };

const lockfileSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() })),
});

/**
 * Installs the built app, its run-time packages and Electron where any user can read them: root's own folders are closed to
 * others. The executable is a wrapper that gives up all rights before it becomes Electron.
 * @param folder an existing folder that the user may enter
 */
export async function installForOrdinaryUser(folder: string, electronFolder: string): Promise<Target> {
  const appFolder = path.join(folder, 'app');
  const electron = path.join(folder, 'electron');
  await mkdir(appFolder, { mode: 0o755 });
  await cp(electronFolder, electron, { recursive: true });
  await cp(inProject('package.json'), path.join(appFolder, 'package.json'));
  await cp(inProject('out'), path.join(appFolder, 'out'), { recursive: true });
  const { packages } = lockfileSchema.parse(JSON.parse(await readFile(inProject('package-lock.json'), 'utf8')));
  for (const [place, { dev, devOptional }] of Object.entries(packages)) {
    if (place.startsWith('node_modules/') && !dev && !devOptional) {
      await cp(inProject(place), path.join(appFolder, place), { recursive: true }).catch(ignoreAbsent);
    }
  }
  const executable = path.join(folder, 'run-as-ordinary-user');
  const { uid, gid } = ordinaryUser;
  await writeFile(
    executable,
    `#!/bin/sh\nexec setpriv --reuid=${uid} --regid=${gid} --clear-groups --no-new-privs "${electron}/electron" "$@"\n`,
  );
  await chmod(executable, 0o755);
  return { executable, appFolder };
}

/** Optional packages of other platforms stand in the lockfile, but not on the disk. */
function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
