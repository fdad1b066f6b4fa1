import { capture } from '../child.ts';

/** Debian's rule gives most names; these libraries live in a package called otherwise. */
const exceptions: ReadonlyArray<readonly [RegExp, string]> = [
  [/^lib(nss3|nssutil3|smime3|ssl3)\.so$/, 'libnss3'],
  [/^lib(nspr4|plc4|plds4)\.so$/, 'libnspr4'],
  [/^lib(glib|gobject|gio|gmodule)-2\.0\.so\.0$/, 'libglib2.0-0'],
  [/^libatk-1\.0\.so\.0$/, 'libatk1.0-0'],
  [/^libatk-bridge-2\.0\.so\.0$/, 'libatk-bridge2.0-0'],
  [/^libatspi\.so\.0$/, 'libatspi2.0-0'],
  [/^libgdk-3\.so\.0$/, 'libgtk-3-0'],
];

/**
 * The Debian package that holds a shared library: `libXcomposite.so.1` is in `libxcomposite1`, `libX11.so.6` in `libx11-6`
 * (Debian policy 8.1: a hyphen only after a digit).
 */
export function packageOf(library: string): string {
  const exception = exceptions.find(([pattern]) => pattern.test(library));
  if (exception !== undefined) return exception[1];
  const parts = /^(.+)\.so(?:\.([0-9]+))?/.exec(library.toLowerCase());
  const name = parts?.[1] ?? library.toLowerCase();
  const version = parts?.[2] ?? '';
  return version !== '' && /[0-9]$/.test(name) ? `${name}-${version}` : `${name}${version}`;
}

/**
 * The names that this release has for the wanted packages. Debian 13 and Ubuntu 24.04 call some of them `…t64`
 * (64-bit time); apt itself is asked, because the change is not the same everywhere.
 */
export async function namesInThisRelease(packages: readonly string[]): Promise<string[]> {
  const names = await Promise.all(
    packages.map(async (name) => ((await isInstallable(`${name}t64`)) && !(await isInstallable(name)) ? `${name}t64` : name)),
  );
  return [...new Set(names)].toSorted();
}

/** A purely virtual package has no record of its own, so `apt-cache show` fails for it. */
async function isInstallable(name: string): Promise<boolean> {
  const shown = await capture('apt-cache', ['show', '--no-all-versions', name]);
  return shown.code === 0 && shown.output.startsWith('Package:');
}
