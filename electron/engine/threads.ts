import { existsSync, readlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * A file that the build carries: beside its user in the source, beside the entry in a bundle, whose chunks are one folder down.
 * @param here the `import.meta.dirname` of its user
 */
export function findBeside(here: string, name: string): string | null {
  return [path.join(here, name), path.join(here, '..', name)].find((file) => existsSync(file)) ?? null;
}

/**
 * Starts a module on a thread of its own. It must be an entry of both bundles: electron.vite.config.ts and
 * scripts/building/command-line.ts.
 * @param here the `import.meta.dirname` of the module beside which it is
 * @param name without its ending
 */
export function startThread(here: string, name: string, workerData?: unknown): Worker {
  const built = findBeside(here, `${name}.js`);
  if (built !== null) return new Worker(built, { workerData });
  return new Worker(fromSource(path.join(here, `${name}.ts`)), { eval: true, workerData });
}

/** From source tsx has to be there; a thread does not take it as an --import. */
function fromSource(file: string): string {
  const tsx = path.dirname(createRequire(import.meta.url).resolve('tsx/package.json'));
  const [loader, module] = [path.join(tsx, 'dist', 'esm', 'api', 'index.mjs'), file].map((one) => JSON.stringify(pathToFileURL(one).href));
  return `import(${loader}).then(({ register }) => { register(); return import(${module}); });`;
}

/**
 * Called by a thread that does long work: whoever waits for an answer at the screen goes first, and nothing is lost while nobody does.
 * Only Linux gives a thread a priority of its own, and its number in /proc; elsewhere the system's scheduler sees to it.
 */
export function stepBack(): void {
  try {
    const [thread] = readlinkSync('/proc/thread-self').split('/').slice(-1);
    setPriority(Number(thread), constants.priority.PRIORITY_LOW);
  } catch {
    // The work goes on with the priority that it has.
  }
}
