import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { capture } from '../../scripts/child.ts';
import { inProject } from '../../scripts/project.ts';

/** A house with the real rules and rooms, and only the files that a test plants in it. */
export type SmallHouse = { folder: string; tearDown(): Promise<void> };

const rooms = ['shared', 'electron/engine', 'electron/cli', 'electron/main', 'electron/preload', 'renderer', 'scripts', 'tests'];

/** @param files path in the house -> content */
export async function buildSmallHouse(files: ReadonlyMap<string, string>): Promise<SmallHouse> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-rooms-'));
  await linkPackages(path.join(folder, 'node_modules'));
  for (const room of rooms) {
    await mkdir(path.join(folder, room), { recursive: true });
    await cp(inProject(room, 'tsconfig.json'), path.join(folder, room, 'tsconfig.json'));
    // A room without a file would be an error of its own.
    await writeFile(path.join(folder, room, 'present.ts'), 'export const present = 1;\n');
  }
  for (const file of ['tsconfig.json', 'package.json', 'oxlint.config.mjs']) await cp(inProject(file), path.join(folder, file));
  for (const [file, content] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  return { folder, tearDown: () => rm(folder, { recursive: true, force: true }) };
}

/** Package by package: the compiler's build information goes to node_modules/.cache, and must stay in the house. */
async function linkPackages(target: string): Promise<void> {
  await mkdir(target);
  for (const name of await readdir(inProject('node_modules'))) {
    if (!name.startsWith('.')) await symlink(inProject('node_modules', name), path.join(target, name), 'junction');
  }
}

/** What a net said about one file. */
export type Findings = ReadonlyMap<string, string[]>;

const lintReportSchema = z.object({
  diagnostics: z.array(z.object({ filename: z.string(), message: z.string(), code: z.string().optional(), help: z.string().optional() })),
});

/** Runs oxlint over the house. */
export async function lint({ folder }: SmallHouse): Promise<Findings> {
  const script = inProject('node_modules', 'oxlint', 'bin', 'oxlint');
  const { output } = await capture(process.execPath, [script, '-c', 'oxlint.config.mjs', '-f', 'json', '.'], { cwd: folder });
  const { diagnostics } = lintReportSchema.parse(JSON.parse(output));
  return grouped(diagnostics.map(({ filename, message, code, help }) => [filename, `${message} ${code} ${help ?? ''}`]));
}

/** Runs the compiler over all rooms of the house. */
export async function compile({ folder }: SmallHouse): Promise<Findings> {
  const script = inProject('node_modules', 'typescript', 'bin', 'tsc');
  const { output } = await capture(process.execPath, [script, '-b', '--pretty', 'false'], { cwd: folder });
  return grouped([...output.matchAll(/^(\S+?)\(\d+,\d+\): (.+)$/gm)].map(([, file = '', message = '']) => [file, message]));
}

function grouped(messages: ReadonlyArray<readonly [file: string, message: string]>): Findings {
  const findings = new Map<string, string[]>();
  for (const [file, message] of messages) findings.set(file, [...(findings.get(file) ?? []), message]);
  return findings;
}
