import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../terminal.ts';
import { inProject, readVersion } from '../project.ts';

/** Where the electron package expects its binary: `dist/` and, in `path.txt`, the executable's place inside it. */
const folder = inProject('node_modules', 'electron');
export const dist = path.join(folder, 'dist');
const pathFile = path.join(folder, 'path.txt');

/** Written into a registry copy, so that nobody, the packager least of all, takes it for the official build. */
const markerFile = 'registry-copy.json';
const markerSchema = z.object({ recipe: z.number(), version: z.string(), reason: z.string() });
export type RegistryCopyMarker = z.infer<typeof markerSchema>;

/** A runtime that is in place and can be started. */
export type Runtime = {
  executable: string;
  version: string;
  source: 'official' | 'registry copy';
  /** why it is this one, for a registry copy */
  reason?: string;
  recipe?: number;
};

/** The version that package.json pins; refuses when `npm ci` has not run. */
export function pinnedVersion(): string {
  const packageJson = path.join(folder, 'package.json');
  if (!existsSync(packageJson)) throw new Refusal('The npm packages are not installed: run `npm ci` first.');
  return readVersion(packageJson);
}

/** The runtime that is in place, or null when there is none or it belongs to another version of the package. */
export async function installedRuntime(): Promise<Runtime | null> {
  const relative = await readFile(pathFile, 'utf8').catch(() => null);
  if (relative === null) return null;
  const executable = path.join(dist, relative);
  if (!existsSync(executable)) return null;
  const marker = await readMarker();
  if (marker !== null) return { executable, source: 'registry copy', ...marker };
  const version = (await readFile(path.join(dist, 'version'), 'utf8').catch(() => '')).trim().replace(/^v/, '');
  return version === pinnedVersion() ? { executable, source: 'official', version } : null;
}

/**
 * Copies a prepared runtime to the place where Electron's package, electron-vite and Playwright look for it.
 * The copy is complete before it takes its name, so a start that is cut off, or two at once, leave nothing half-made.
 */
export async function installRuntime(prepared: string, executable: string, marker: RegistryCopyMarker): Promise<void> {
  const copy = path.join(folder, `.dist-${process.pid}`);
  await rm(copy, { recursive: true, force: true });
  await cp(prepared, copy, { recursive: true });
  await writeFile(path.join(copy, markerFile), `${JSON.stringify(marker, null, 2)}\n`);
  await replaceFolder(copy, dist);
  const newPathFile = `${pathFile}.${process.pid}`;
  await writeFile(newPathFile, executable);
  await rename(newPathFile, pathFile);
}

async function replaceFolder(from: string, to: string): Promise<void> {
  const aside = `${to}.old-${process.pid}`;
  if (existsSync(to)) await rename(to, aside).catch(() => undefined);
  try {
    await rename(from, to);
  } catch (error) {
    await rm(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

async function readMarker(): Promise<RegistryCopyMarker | null> {
  const text = await readFile(path.join(dist, markerFile), 'utf8').catch(() => null);
  if (text === null) return null;
  const marker = markerSchema.safeParse(JSON.parse(text));
  return marker.success ? marker.data : null;
}
