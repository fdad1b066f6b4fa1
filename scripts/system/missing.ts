import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { capture, findCommand } from '../child.ts';
import { inProject } from '../project.ts';
import { packageOf } from './packages.ts';

/** Something the machine lacks: what, and the Debian package that brings it. */
export type Missing = { what: string; package: string };

const commands: ReadonlyArray<readonly [command: string, packageName: string]> = [
  ['Xvfb', 'xvfb'],
  ['dbus-daemon', 'dbus'],
  ['dbus-send', 'dbus'],
  ['gnome-keyring-daemon', 'gnome-keyring'],
];

/** The shared libraries that the loader does not find for Electron and the native modules. */
export async function missingLibraries(electron: string): Promise<Missing[]> {
  const platform = `${process.platform}-${process.arch}`;
  const binaries = [
    electron,
    inProject('node_modules', 'keytar', 'prebuilds', platform, 'keytar.node'),
    inProject('node_modules', '@signalapp', 'sqlcipher', 'prebuilds', platform, '@signalapp+sqlcipher.node'),
  ].filter((file) => existsSync(file));
  const reports = await Promise.all(binaries.map(async (file) => (await capture('ldd', [file])).output));
  const libraries = new Set(reports.flatMap((report) => [...report.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')));
  return [...libraries].toSorted().map((library) => ({ what: library, package: packageOf(library) }));
}

/** What the virtual desktop of the tests and the tour needs: a screen, a bus, a keychain, and letters to draw. */
export async function missingForVirtualDesktop(): Promise<Missing[]> {
  const missing: Missing[] = [];
  for (const [command, packageName] of commands) {
    if ((await findCommand(command)) === null) missing.push({ what: command, package: packageName });
  }
  if (!(await hasFont(/\/Noto(Sans|Serif)-|DejaVu|Liberation/))) missing.push({ what: 'a Latin font', package: 'fonts-noto-core' });
  if (!(await hasFont(/CJK|Nanum|UnBatang|Baekmuk/i))) missing.push({ what: 'a Korean font', package: 'fonts-noto-cjk' });
  return missing;
}

/** Looks at the font files themselves: a bare machine has no fc-list to ask. */
async function hasFont(pattern: RegExp): Promise<boolean> {
  const files = await readdir('/usr/share/fonts', { recursive: true }).catch(() => []);
  return files.some((file) => /\.(ttf|ttc|otf)$/.test(file) && pattern.test(`/${file}`));
}
