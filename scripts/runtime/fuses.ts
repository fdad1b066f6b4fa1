import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * Electron checklist 19, for the runtime that develops and tests. Off: running as plain Node, NODE_OPTIONS, and the
 * extra rights of file:. On, unlike in a package: the inspector, by which Playwright drives the main process.
 * The browser-process snapshot was left out of the registry copy.
 */
export const expectedFuses: readonly { fuse: FuseV1Options; isOn: boolean }[] = [
  { fuse: FuseV1Options.RunAsNode, isOn: false },
  { fuse: FuseV1Options.EnableNodeOptionsEnvironmentVariable, isOn: false },
  { fuse: FuseV1Options.GrantFileProtocolExtraPrivileges, isOn: false },
  { fuse: FuseV1Options.EnableNodeCliInspectArguments, isOn: true },
  { fuse: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, isOn: false },
];

/** Sets the fuses in an Electron executable. macOS on Apple silicon refuses changed code until it is signed anew. */
export async function setFuses(executable: string): Promise<void> {
  const fuses = Object.fromEntries(expectedFuses.map(({ fuse, isOn }) => [fuse, isOn]));
  const resetAdHocDarwinSignature = process.platform === 'darwin' && process.arch === 'arm64';
  await flipFuses(executable, { version: FuseVersion.V1, resetAdHocDarwinSignature, ...fuses });
}

/** The same for a runtime that may have been there before; the note beside it spares reading 180 MB at each start. */
export async function setFusesOnce(executable: string, distribution: string): Promise<void> {
  const note = path.join(distribution, 'fuses-are-set');
  if (existsSync(note)) return;
  await setFuses(executable);
  await writeFile(note, '');
}
