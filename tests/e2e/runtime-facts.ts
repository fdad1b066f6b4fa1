import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import type { ElectronApplication } from '@playwright/test';
import { expectedFuses } from '../../scripts/runtime/fuses.ts';
import { installedRuntime, pinnedVersion } from '../../scripts/runtime/electron-folder.ts';

// The characters '1' and '0' of the fuse wire; the library does not export its names for them.
const enabled = 49;
const disabled = 48;

/**
 * Whether the fuses of the runtime in place are exactly the ones that it was given.
 * @param state 'as shipped' looks at a copy with one fuse flipped back, for the control
 */
export async function isFusedRuntime(state: 'as set' | 'as shipped' = 'as set'): Promise<boolean> {
  const runtime = await installedRuntime();
  if (runtime === null) return false;
  if (state === 'as set') return hasExpectedFuses(runtime.executable);
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-fuses-'));
  try {
    const copy = path.join(folder, 'electron');
    await copyFile(runtime.executable, copy);
    await flipFuses(copy, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
    return await hasExpectedFuses(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function hasExpectedFuses(executable: string): Promise<boolean> {
  const wire = await getCurrentFuseWire(executable);
  return expectedFuses.every(({ fuse, isOn }) => Number(wire[fuse]) === (isOn ? enabled : disabled));
}

/** The running version is the pinned one, or the registry copy that stands in for the pinned one and says so. */
export async function isCurrentRuntime(app: ElectronApplication, running?: string): Promise<boolean> {
  const version = running ?? (await app.evaluate(() => process.versions['electron']));
  const runtime = await installedRuntime();
  return version === pinnedVersion() || (runtime?.source === 'registry copy' && version === runtime.version);
}
