import { ensureBuild } from './building/ensure-build.ts';
import { isRoot } from './project.ts';
import { ensureRuntime } from './runtime/ensure.ts';
import type { Runtime } from './runtime/electron-folder.ts';
import { say } from './terminal.ts';
import { ensureSystem } from './system/ensure.ts';

/** All that the app needs before it can start: Electron, what the system must have, and a build of this source. */
export async function prepare({ virtualDesktop }: { virtualDesktop: boolean }): Promise<Runtime> {
  const runtime = await ensureRuntime();
  await ensureSystem({ electron: runtime.executable, virtualDesktop });
  await ensureBuild();
  return runtime;
}

/** Chromium refuses to run its sandbox for root. Nobody else ever gets this switch. */
export function sandboxArguments(): string[] {
  if (!isRoot() || process.platform !== 'linux') return [];
  say('Running as root, where Chromium has no sandbox: --no-sandbox is added. Use an ordinary account for real keys.');
  return ['--no-sandbox'];
}
